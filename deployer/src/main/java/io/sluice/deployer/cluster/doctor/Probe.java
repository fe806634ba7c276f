package io.sluice.deployer.cluster.doctor;

import java.util.List;

/**
 * Looks at one thing in a cluster. A cluster that does not let it look is a {@link
 * io.sluice.deployer.cluster.ClusterException} or Fabric8's own exception.
 */
public interface Probe extends io.sluice.deployer.doctor.Probe<Examined> {
  @Override
  default List<String> needs() {
    return List.of(ApiServerProbe.ID);
  }
}
