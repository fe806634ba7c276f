package io.sluice.deployer.cluster.delete;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.Conditions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What Flink itself makes for a cluster, by the labels that it gives: the JobManager's Deployment,
 * pods, services and configuration. The HA ConfigMaps are told apart, since they lead to state.
 */
public final class Footprint {
  private static final String HA = "configmap-type=high-availability";
  private static final String NOT_HA = "configmap-type!=high-availability";

  private final Cluster cluster;
  private final String namespace;
  private final String name;

  /**
   * @param name the FlinkDeployment's name
   */
  public Footprint(Cluster cluster, String namespace, String name) {
    this.cluster = cluster;
    this.namespace = namespace;
    this.name = name;
  }

  /** What Flink labels the objects of a cluster with, in native and in standalone mode. */
  static String selector(String name) {
    return "app=" + name + ",type in (flink-native-kubernetes,flink-standalone-kubernetes)";
  }

  /** All that is there, the HA ConfigMaps not among it. */
  public List<Remnant> present() {
    List<Remnant> there = new ArrayList<>();
    kinds().forEach((kind, objects) -> list(kind, objects).forEach(there::add));
    return there;
  }

  /** Whether it is of Flink's native mode: there is a JobManager that no FlinkDeployment owns. */
  public boolean isNative() {
    return cluster
        .ask(
            "read Deployment/" + name,
            () ->
                cluster
                    .client()
                    .apps()
                    .deployments()
                    .inNamespace(namespace)
                    .withLabelSelector(selector(name))
                    .list())
        .getItems()
        .stream()
        .anyMatch(
            one ->
                one.getMetadata().getOwnerReferences().stream()
                    .noneMatch(owner -> owner.getKind().equals("FlinkDeployment")));
  }

  /** The HA ConfigMaps that are there. */
  public List<Remnant> highAvailability() {
    return list("ConfigMap", highAvailabilityMaps());
  }

  /** Removes the HA ConfigMaps. */
  void deleteHighAvailability() {
    cluster.ask("delete the HA ConfigMaps of " + name, () -> highAvailabilityMaps().delete());
  }

  /** Removes everything but the HA ConfigMaps. */
  public void delete() {
    kinds()
        .forEach(
            (kind, objects) ->
                cluster.ask(
                    "delete each " + kind + " of " + name,
                    () -> objects.withPropagationPolicy(DeletionPropagation.BACKGROUND).delete()));
  }

  /**
   * Waits until nothing but HA ConfigMaps is there.
   *
   * @return whether it came so in time
   */
  boolean awaitGone(Duration timeout) throws InterruptedException {
    return Conditions.awaitNone(kinds().values(), timeout);
  }

  private List<Remnant> list(
      String kind, FilterWatchListDeletable<? extends HasMetadata, ?, ?> objects) {
    List<Remnant> remnants = new ArrayList<>();
    var found = cluster.ask("list each " + kind + " of " + name, objects::list);
    if (found instanceof io.fabric8.kubernetes.api.model.KubernetesResourceList<?> list) {
      for (HasMetadata one : list.getItems()) {
        remnants.add(new Remnant(kind, one.getMetadata().getName(), "it is not gone yet"));
      }
    }
    return remnants;
  }

  private Map<String, FilterWatchListDeletable<? extends HasMetadata, ?, ?>> kinds() {
    String labels = selector(name);
    Map<String, FilterWatchListDeletable<? extends HasMetadata, ?, ?>> kinds =
        new LinkedHashMap<>();
    kinds.put(
        "Deployment",
        cluster.client().apps().deployments().inNamespace(namespace).withLabelSelector(labels));
    kinds.put("Pod", cluster.client().pods().inNamespace(namespace).withLabelSelector(labels));
    kinds.put(
        "Service", cluster.client().services().inNamespace(namespace).withLabelSelector(labels));
    kinds.put(
        "ConfigMap",
        cluster
            .client()
            .configMaps()
            .inNamespace(namespace)
            .withLabelSelector(labels + "," + NOT_HA));
    return kinds;
  }

  private FilterWatchListDeletable<? extends HasMetadata, ?, ?> highAvailabilityMaps() {
    return cluster
        .client()
        .configMaps()
        .inNamespace(namespace)
        .withLabelSelector("app=" + name + "," + HA);
  }
}
