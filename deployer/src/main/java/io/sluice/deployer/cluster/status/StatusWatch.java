package io.sluice.deployer.cluster.status;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.pods.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says by watch that resources or their pods have changed. */
public final class StatusWatch implements AutoCloseable {
  private static final String COMPONENT = "component";
  private static final String[] COMPONENTS =
      Stream.of(Component.values()).map(Component::label).toArray(String[]::new);

  private final Semaphore changes = new Semaphore(0);
  private final List<SharedIndexInformer<?>> informers = new ArrayList<>();

  /**
   * Begins to watch.
   *
   * @param namespace which namespace; null for all
   */
  public StatusWatch(Cluster cluster, @Nullable String namespace) {
    KubernetesClient client = cluster.client();
    Stream.of(Cluster.DEPLOYMENTS, Cluster.SESSION_JOBS)
        .map(client::genericKubernetesResources)
        .forEach(
            all -> begin(namespace == null ? all.inAnyNamespace() : all.inNamespace(namespace)));
    begin(
        namespace == null
            ? client.pods().inAnyNamespace().withLabelIn(COMPONENT, COMPONENTS)
            : client.pods().inNamespace(namespace).withLabelIn(COMPONENT, COMPONENTS));
  }

  /**
   * Waits for a change, or until some time is over. Changes that come together count as one.
   *
   * @param longest how long to wait for a change at most, in milliseconds
   * @param settle how long a change waits for others that come with it, in milliseconds
   * @throws InterruptedException if the thread is interrupted
   */
  public void await(long longest, long settle) throws InterruptedException {
    boolean changed = changes.tryAcquire(longest, TimeUnit.MILLISECONDS);
    while (changed) {
      changes.drainPermits();
      changed = changes.tryAcquire(settle, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void close() {
    informers.forEach(SharedIndexInformer::stop);
  }

  private <T> void begin(Informable<T> what) {
    SharedIndexInformer<T> informer = what.runnableInformer(0);
    informer.exceptionHandler((started, failure) -> true);
    informer.addEventHandler(new Handler<>());
    informers.add(informer);
    var unused = informer.start();
  }

  private final class Handler<T> implements ResourceEventHandler<T> {
    @Override
    public void onAdd(T added) {
      changes.release();
    }

    @Override
    public void onUpdate(T before, T after) {
      changes.release();
    }

    @Override
    public void onDelete(T deleted, boolean stateUnknown) {
      changes.release();
    }
  }
}
