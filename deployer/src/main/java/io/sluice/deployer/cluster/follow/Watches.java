package io.sluice.deployer.cluster.follow;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.LiveResources;
import io.sluice.deployer.cluster.live.ResourceName;
import io.sluice.deployer.cluster.trouble.Gravity;
import io.sluice.deployer.cluster.trouble.Trouble;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The watches on a resource, on the pods of its cluster, and on the events of its namespace. They
 * begin with a list, go on with a watch, and begin anew where a watch was broken or its version is
 * too old. Whatever they see goes to one consumer, by threads of the client.
 */
final class Watches implements AutoCloseable {
  private final Cluster cluster;
  private final ResourceName resource;
  private final Consumer<Signal> consumer;
  private final List<SharedIndexInformer<?>> informers = new ArrayList<>();

  Watches(Cluster cluster, ResourceName resource, Consumer<Signal> consumer) {
    this.cluster = cluster;
    this.resource = resource;
    this.consumer = consumer;
  }

  /**
   * Begins.
   *
   * @param flinkCluster the FlinkDeployment whose pods do the work
   */
  void open(String flinkCluster) {
    begin(
        cluster
            .client()
            .genericKubernetesResources(LiveResources.context(resource.kind()))
            .inNamespace(resource.namespace())
            .withName(resource.name()),
        resource.kind(),
        new ResourceHandler());
    begin(
        cluster.client().pods().inNamespace(resource.namespace()).withLabel("app", flinkCluster),
        "pods",
        new PodHandler());
    begin(
        cluster.client().v1().events().inNamespace(resource.namespace()),
        "events",
        new EventHandler());
  }

  /** Whether every watch is connected. */
  boolean areConnected() {
    return informers.stream()
        .filter(informer -> !informer.stopped().toCompletableFuture().isDone())
        .allMatch(SharedIndexInformer::isWatching);
  }

  @Override
  public void close() {
    informers.forEach(SharedIndexInformer::stop);
  }

  private <T extends HasMetadata> void begin(
      Informable<T> what, String name, ResourceEventHandler<T> handler) {
    SharedIndexInformer<T> informer = what.runnableInformer(0);
    informer.addEventHandler(handler);
    informer.exceptionHandler((started, failure) -> goesOn(name, failure));
    informers.add(informer);
    var unused =
        informer
            .start()
            .whenComplete(
                (done, failure) -> {
                  if (failure != null) {
                    handler.onList("", true);
                  }
                });
  }

  /** A watch that is forbidden stays so; whatever else fails is tried again. */
  private boolean goesOn(String what, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof KubernetesClientException refused
          && refused.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
        consumer.accept(
            new Signal.Found(
                new Trouble(
                    "API server",
                    "you may not watch "
                        + what
                        + " in "
                        + resource.namespace()
                        + ", so what they tell is not shown",
                    "ask for the verbs list and watch on " + what,
                    what.equals(resource.kind()) ? Gravity.FATAL : Gravity.PASSING,
                    "forbidden",
                    Instant.now())));
        return false;
      }
    }
    return true;
  }

  private final class ResourceHandler implements ResourceEventHandler<GenericKubernetesResource> {
    @Override
    public void onAdd(GenericKubernetesResource added) {
      consumer.accept(new Signal.Seen(LiveResource.of(added)));
    }

    @Override
    public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource after) {
      onAdd(after);
    }

    @Override
    public void onDelete(GenericKubernetesResource deleted, boolean stateUnknown) {
      consumer.accept(new Signal.Away());
    }

    @Override
    public void onList(String version, boolean nothing) {}
  }

  private final class PodHandler implements ResourceEventHandler<Pod> {
    @Override
    public void onAdd(Pod pod) {
      consumer.accept(new Signal.PodSeen(pod));
    }

    @Override
    public void onUpdate(Pod before, Pod after) {
      consumer.accept(new Signal.PodSeen(after));
    }

    @Override
    public void onDelete(Pod pod, boolean stateUnknown) {
      consumer.accept(new Signal.PodAway(pod));
    }

    @Override
    public void onList(String version, boolean nothing) {
      consumer.accept(new Signal.PodsListed());
    }
  }

  private final class EventHandler implements ResourceEventHandler<Event> {
    @Override
    public void onAdd(Event event) {
      consumer.accept(new Signal.EventSeen(event));
    }

    @Override
    public void onUpdate(Event before, Event after) {
      consumer.accept(new Signal.EventSeen(after));
    }

    @Override
    public void onDelete(Event event, boolean stateUnknown) {}
  }
}
