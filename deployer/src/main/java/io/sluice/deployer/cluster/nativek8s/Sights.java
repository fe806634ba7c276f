package io.sluice.deployer.cluster.nativek8s;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The watches on a job's Deployment and pods; each begins anew where it was broken. */
final class Sights implements AutoCloseable {
  private final BlockingQueue<Sight> seen = new LinkedBlockingQueue<>();
  private final List<SharedIndexInformer<?>> informers = new ArrayList<>();

  private Sights() {}

  /**
   * Begins to watch; what is there already is seen first.
   *
   * @throws io.sluice.deployer.cluster.ClusterException if one of them may not be watched
   */
  static Sights of(NativeJob job) {
    Sights sights = new Sights();
    sights.informers.add(
        job.cluster()
            .ask(
                "watch Deployment/" + job.name(),
                () ->
                    job.jobManager()
                        .inform(
                            sights.<Deployment>handler(
                                Sight.DeploymentSeen::new, gone -> new Sight.DeploymentGone()))));
    sights.informers.add(
        job.cluster()
            .ask(
                "watch the pods of " + job.name(),
                () ->
                    job.pods()
                        .inform(sights.<Pod>handler(Sight.PodSeen::new, Sight.PodGone::new))));
    return sights;
  }

  /** The next thing to see, waited for as long as it takes, but not longer than that. */
  Optional<Sight> next(Duration patience) throws InterruptedException {
    return Optional.ofNullable(seen.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
  }

  @Override
  public void close() {
    informers.forEach(SharedIndexInformer::stop);
  }

  private <T extends HasMetadata> ResourceEventHandler<T> handler(
      Function<T, Sight> there, Function<T, Sight> away) {
    return new ResourceEventHandler<>() {
      @Override
      public void onAdd(T added) {
        seen.add(there.apply(added));
      }

      @Override
      public void onUpdate(T before, T after) {
        seen.add(there.apply(after));
      }

      @Override
      public void onDelete(T deleted, boolean stateUnknown) {
        seen.add(away.apply(deleted));
      }
    };
  }
}
