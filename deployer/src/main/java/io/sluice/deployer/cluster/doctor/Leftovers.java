package io.sluice.deployer.cluster.doctor;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.sluice.deployer.cluster.Cluster;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells what is still in use from what a Flink cluster left that is gone. */
final class Leftovers {
  private final Examined examined;
  private final Set<String> alive;

  Leftovers(Examined examined) {
    this.examined = examined;
    alive = alive();
  }

  /**
   * The names of resources by the cluster that left them. Looks at that of the description, or at
   * all where none is described.
   */
  Map<String, List<String>> of(List<? extends HasMetadata> resources) {
    return resources.stream()
        .filter(one -> isLeft(app(one)))
        .collect(
            Collectors.groupingBy(
                Leftovers::app,
                TreeMap::new,
                Collectors.mapping(one -> one.getMetadata().getName(), Collectors.toList())));
  }

  private boolean isLeft(String app) {
    boolean asked =
        examined.described().map(described -> described.name().equals(app)).orElse(true);
    return asked && !app.isEmpty() && !alive.contains(app);
  }

  private static String app(HasMetadata resource) {
    Map<String, String> labels = resource.getMetadata().getLabels();
    return labels == null ? "" : labels.getOrDefault("app", "");
  }

  /** FlinkDeployments, and Deployments of clusters that run without an operator. */
  private Set<String> alive() {
    var client = examined.cluster().client();
    return Stream.concat(
            client
                .genericKubernetesResources(Cluster.DEPLOYMENTS)
                .inNamespace(examined.namespace())
                .list()
                .getItems()
                .stream(),
            client
                .apps()
                .deployments()
                .inNamespace(examined.namespace())
                .list()
                .getItems()
                .stream())
        .map(one -> one.getMetadata().getName())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
