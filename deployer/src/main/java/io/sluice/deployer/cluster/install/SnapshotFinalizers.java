package io.sluice.deployer.cluster.install;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.sluice.deployer.cluster.ApiErrors;
import io.sluice.deployer.cluster.Cluster;
import java.util.List;

/**
 * Frees FlinkStateSnapshots whose operator is gone. An operator that is there would delete the
 * savepoints along with them ({@code disposeOnDelete}); without one nobody does, and nobody lets
 * them go either.
 */
final class SnapshotFinalizers {
  private SnapshotFinalizers() {}

  static void remove(Cluster cluster) {
    for (GenericKubernetesResource snapshot : all(cluster)) {
      if (!snapshot.getMetadata().getFinalizers().isEmpty()) {
        cluster.ask(
            "free FlinkStateSnapshot/" + snapshot.getMetadata().getName(),
            () ->
                cluster
                    .client()
                    .genericKubernetesResources(Cluster.SNAPSHOTS)
                    .inNamespace(snapshot.getMetadata().getNamespace())
                    .withName(snapshot.getMetadata().getName())
                    .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"metadata\":{\"finalizers\":null}}"));
      }
    }
  }

  private static List<GenericKubernetesResource> all(Cluster cluster) {
    try {
      return cluster
          .client()
          .genericKubernetesResources(Cluster.SNAPSHOTS)
          .inAnyNamespace()
          .list()
          .getItems();
    } catch (KubernetesClientException failure) {
      if (ApiErrors.isNotFound(failure)) {
        return List.of();
      }
      throw cluster.refused("list the flinkstatesnapshots of all namespaces", failure);
    }
  }
}
