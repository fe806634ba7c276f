package io.sluice.deployer.cluster.live;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.sluice.deployer.cluster.ApiErrors;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.text.Spelling;
import java.util.List;

/** Which namespaces a cluster has, as far as its user may see that. */
public final class Namespaces {
  private static final int AT_MOST = 2;

  private final Cluster cluster;

  /**
   * @param cluster where to look
   */
  public Namespaces(Cluster cluster) {
    this.cluster = cluster;
  }

  /** Whether it is seen that there is none of that name; who may not look sees nothing. */
  public boolean isMissing(String namespace) {
    try {
      return cluster.client().namespaces().withName(namespace).get() == null;
    } catch (KubernetesClientException notSeen) {
      return false;
    }
  }

  /**
   * The same after a failure. One that has nothing to do with a namespace is not looked into: a
   * server that does not answer is not waited for once more.
   */
  public boolean isMissing(String namespace, ClusterException after) {
    boolean related =
        !(after.getCause() instanceof KubernetesClientException failure)
            || ApiErrors.isNotFound(failure);
    return related && isMissing(namespace);
  }

  /** Those with names like it, the nearest first; none where they may not be listed. */
  public List<String> alike(String namespace) {
    try {
      List<String> all =
          cluster.client().namespaces().list().getItems().stream()
              .map(one -> one.getMetadata().getName())
              .toList();
      return Spelling.nearest(namespace, all, AT_MOST);
    } catch (KubernetesClientException mayNotLook) {
      return List.of();
    }
  }
}
