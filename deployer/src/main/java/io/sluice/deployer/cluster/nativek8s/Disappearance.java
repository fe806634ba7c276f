package io.sluice.deployer.cluster.nativek8s;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.Conditions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Deletes the JobManager's Deployment and waits, by watch, until all that it owned is gone. */
final class Disappearance {
  private final NativeJob job;
  private final Consumer<String> progress;

  Disappearance(NativeJob job, Consumer<String> progress) {
    this.job = job;
    this.progress = progress;
  }

  /**
   * Deletes and waits.
   *
   * @param deletes whether there is a Deployment to delete; Flink itself deletes that of a job that
   *     has ended, and what it owned may still be going
   * @return what is gone
   * @throws ClusterException if something stays for longer than that
   */
  List<String> of(boolean deletes, Duration patience) throws InterruptedException {
    List<String> doomed = present();
    if (doomed.isEmpty()) {
      return doomed;
    }
    if (deletes) {
      var unused =
          job.cluster().ask("delete Deployment/" + job.name(), () -> job.jobManager().delete());
      progress.accept("deleted Deployment/" + job.name() + "; waiting for what it owns to go");
    } else {
      progress.accept("waiting for " + String.join(", ", doomed) + " to go");
    }
    if (!Conditions.awaitNone(
        List.of(job.jobManager(), job.pods(), job.services(), job.configMaps()), patience)) {
      throw new ClusterException(
          String.join(", ", present()) + " still there after " + patience.toSeconds() + " s",
          "run it again to go on waiting; a pod on a lost node goes when the node is removed");
    }
    return doomed;
  }

  private List<String> present() {
    List<String> names = new ArrayList<>();
    job.deployment().ifPresent(deployment -> names.add(name(deployment)));
    job.cluster()
        .ask(
            "list what belongs to " + job.name(),
            () ->
                Stream.of(
                        job.pods().list().getItems(),
                        job.services().list().getItems(),
                        job.configMaps().list().getItems())
                    .flatMap(List::stream)
                    .toList())
        .forEach(resource -> names.add(name(resource)));
    return names;
  }

  private static String name(HasMetadata resource) {
    return resource.getKind() + "/" + resource.getMetadata().getName();
  }
}
