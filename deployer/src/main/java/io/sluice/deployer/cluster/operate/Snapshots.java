package io.sluice.deployer.cluster.operate;

import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.sluice.deployer.cluster.Cluster;
import java.util.Optional;

/** FlinkStateSnapshots: with operator 1.10 and later each savepoint is a resource of its own. */
public final class Snapshots {
  private Snapshots() {}

  /** Whether the cluster knows them, and this user may use them. */
  static boolean areServed(Cluster cluster, String namespace) {
    return list(cluster, namespace).isPresent();
  }

  /** Those of a namespace; empty where the cluster does not know them. */
  public static Optional<GenericKubernetesResourceList> list(Cluster cluster, String namespace) {
    try {
      return Optional.ofNullable(
          cluster
              .client()
              .genericKubernetesResources(Cluster.SNAPSHOTS)
              .inNamespace(namespace)
              .list());
    } catch (KubernetesClientException notServed) {
      return Optional.empty();
    }
  }
}
