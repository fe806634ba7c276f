package io.sluice.deployer.cluster.nativek8s;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapList;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceList;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import io.fabric8.kubernetes.client.dsl.ServiceResource;
import io.sluice.deployer.cluster.Cluster;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A job in native mode, and what Flink makes for it, known by Flink's own labels (Flink code,
 * KubernetesUtils.getCommonLabels).
 *
 * @param cluster where it runs
 * @param namespace its namespace
 * @param name its name: Flink's cluster id, and the name of the JobManager's Deployment
 */
public record NativeJob(Cluster cluster, String namespace, String name) {
  private static final String APP = "app";
  private static final String TYPE = "type";
  private static final String NATIVE = "flink-native-kubernetes";
  private static final String CONFIG_MAP_TYPE = "configmap-type";
  private static final List<String> STATELESS =
      List.of("org.apache.flink.k8s.leader.", "jobGraph-", "executionPlan-", "counter");
  private static final String HIGH_AVAILABILITY = "high-availability";

  /** The JobManager's Deployment. */
  public Optional<Deployment> deployment() {
    return Optional.ofNullable(
        cluster.ask("read Deployment/" + name + " in " + namespace, () -> jobManager().get()));
  }

  /** Whether Flink's client made a Deployment, with or without an operator. */
  public static boolean isFlinks(Deployment deployment) {
    Map<String, String> labels = deployment.getMetadata().getLabels();
    return labels != null && NATIVE.equals(labels.get(TYPE));
  }

  /** Whether a Deployment belongs to a FlinkDeployment of the operator. */
  public static boolean isOperators(Deployment deployment) {
    return deployment.getMetadata().getOwnerReferences().stream()
        .anyMatch(owner -> owner.getKind().equals("FlinkDeployment"));
  }

  /** The ConfigMaps with which JobManagers find each other and the last checkpoint. */
  public List<ConfigMap> highAvailability() {
    return cluster.ask(
        "list ConfigMaps in " + namespace,
        () ->
            cluster
                .client()
                .configMaps()
                .inNamespace(namespace)
                .withLabels(Map.of(APP, name, CONFIG_MAP_TYPE, HIGH_AVAILABILITY))
                .list()
                .getItems());
  }

  /**
   * Whether ConfigMaps of high availability lead to state: one of them names a checkpoint. Those of
   * a job that has ended tell who led, and of which job, for Flink takes its own Deployment away
   * before it has cleaned up.
   */
  static boolean leadToState(List<ConfigMap> maps) {
    return maps.stream()
        .map(ConfigMap::getData)
        .filter(Objects::nonNull)
        .flatMap(data -> data.keySet().stream())
        .anyMatch(key -> STATELESS.stream().noneMatch(key::startsWith));
  }

  RollableScalableResource<Deployment> jobManager() {
    return cluster.client().apps().deployments().inNamespace(namespace).withName(name);
  }

  FilterWatchListDeletable<Pod, PodList, PodResource> pods() {
    return cluster.client().pods().inNamespace(namespace).withLabels(labels());
  }

  FilterWatchListDeletable<Service, ServiceList, ServiceResource<Service>> services() {
    return cluster.client().services().inNamespace(namespace).withLabels(labels());
  }

  /** Those that Flink leaves to its Deployment to take along. */
  FilterWatchListDeletable<ConfigMap, ConfigMapList, Resource<ConfigMap>> configMaps() {
    return cluster
        .client()
        .configMaps()
        .inNamespace(namespace)
        .withLabels(labels())
        .withoutLabel(CONFIG_MAP_TYPE);
  }

  private Map<String, String> labels() {
    return Map.of(APP, name, TYPE, NATIVE);
  }
}
