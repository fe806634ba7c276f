package io.sluice.deployer.cluster.pods;

import io.fabric8.kubernetes.api.model.Pod;
import io.sluice.deployer.cluster.Cluster;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Finds the pods of a Flink cluster by the labels {@code app} and {@code component}, which are the
 * same in native and in standalone mode.
 */
public final class FlinkPods {
  private final Cluster cluster;

  /**
   * @param cluster where to look
   */
  public FlinkPods(Cluster cluster) {
    this.cluster = cluster;
  }

  /** The labels by which pods of a component of a FlinkDeployment are selected. */
  public static Map<String, String> labels(String name, Component component) {
    return Map.of("app", name, "component", component.label());
  }

  /** The pods of a component, those that are being deleted among them, by age and name. */
  public List<Pod> of(String namespace, String name, Component component) {
    return cluster
        .ask(
            "list the pods of " + component.title() + " of " + name + " in " + namespace,
            () ->
                cluster
                    .client()
                    .pods()
                    .inNamespace(namespace)
                    .withLabels(labels(name, component))
                    .list())
        .getItems()
        .stream()
        .sorted(
            Comparator.comparing((Pod pod) -> pod.getMetadata().getCreationTimestamp())
                .thenComparing(pod -> pod.getMetadata().getName()))
        .toList();
  }
}
