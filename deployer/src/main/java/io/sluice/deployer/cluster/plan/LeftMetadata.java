package io.sluice.deployer.cluster.plan;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.sluice.deployer.cluster.ApiErrors;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.target.KubernetesResource;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * HA metadata that an earlier deployment of the same name has left. Operator 1.7 gives a new
 * deployment a new job id (setJobIdIfNecessary), so what is kept under the old one is not taken up.
 */
final class LeftMetadata {
  private LeftMetadata() {}

  /** What there is to know of it before a resource is created; empty where there is none. */
  static Optional<String> note(Cluster cluster, KubernetesResource resource) {
    if (!resource.kind().equals(FlinkDeployment.KIND)) {
      return Optional.empty();
    }
    List<String> names = names(cluster, resource);
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "HA ConfigMaps of an earlier deployment are there: "
                + String.join(", ", names)
                + "; the new job gets an id of its own and does not take up the old one's state by"
                + " itself, and Flink may start the old job again or collide with it: to keep that"
                + " state, see there where its last checkpoint lies and set"
                + " spec.job.initialSavepointPath to it; then remove them");
  }

  private static List<String> names(Cluster cluster, KubernetesResource resource) {
    try {
      return cluster
          .client()
          .configMaps()
          .inNamespace(resource.namespace())
          .withLabels(Map.of("app", resource.name(), "configmap-type", "high-availability"))
          .list()
          .getItems()
          .stream()
          .filter(map -> !map.isMarkedForDeletion())
          .map(map -> map.getMetadata().getName())
          .sorted()
          .toList();
    } catch (KubernetesClientException failure) {
      if (failure.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
        return List.of();
      }
      throw ApiErrors.of("read the HA ConfigMaps of " + resource.name(), failure);
    }
  }
}
