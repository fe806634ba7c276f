package io.sluice.deployer.cluster.nativek8s;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import java.util.Optional;

/**
 * How many JobManagers are ready.
 *
 * @param ready those that are
 * @param wanted those that are described
 */
record Readiness(int ready, int wanted) {
  static Readiness of(Deployment deployment) {
    return new Readiness(
        Optional.ofNullable(deployment.getStatus())
            .map(DeploymentStatus::getReadyReplicas)
            .orElse(0),
        Optional.ofNullable(deployment.getSpec().getReplicas()).orElse(1));
  }

  boolean isReached() {
    return ready >= wanted;
  }

  @Override
  public String toString() {
    return ready + " of " + wanted + (wanted == 1 ? " JobManager ready" : " JobManagers ready");
  }
}
