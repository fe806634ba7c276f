package io.sluice.deployer.cleanup;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import java.util.List;

/**
 * The Flink clusters and jobs that are there.
 *
 * @param belongings what each uses
 * @param everywhere whether all namespaces could be looked at; if not, others may be there
 * @param texts all that is written of them: specifications, what the operator keeps of earlier
 *     ones, Flink's options
 */
public record Population(List<Belongings> belongings, boolean everywhere, String texts) {
  public Population {
    belongings = List.copyOf(belongings);
  }

  /**
   * Looks at a cluster.
   *
   * @param namespace where to look if all namespaces may not be looked at
   * @throws ClusterException if the cluster does not answer, or not even that may be looked at
   */
  public static Population of(Cluster cluster, String namespace) {
    return new Census(cluster, namespace).take();
  }
}
