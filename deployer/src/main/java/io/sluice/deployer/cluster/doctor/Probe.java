package io.sluice.deployer.cluster.doctor;

import java.util.List;

/** Looks at one thing. */
public interface Probe {
  /** Its name in the report, as {@code api-server}. */
  String id();

  /**
   * The ids of probes that have to come first; where one of them fails, could not look or was
   * skipped, this one is skipped.
   */
  default List<String> needs() {
    return List.of(ApiServerProbe.ID);
  }

  /**
   * Looks.
   *
   * @return one finding or several; never none
   * @throws io.sluice.deployer.cluster.ClusterException if the cluster does not let it look
   * @throws io.fabric8.kubernetes.client.KubernetesClientException likewise
   */
  List<Finding> look(Examined examined);
}
