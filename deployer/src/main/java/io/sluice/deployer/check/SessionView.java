package io.sluice.deployer.check;

import io.sluice.deployer.spec.FlinkDeploymentSpec;
import io.sluice.deployer.spec.FlinkSessionJobSpec;
import java.util.Map;

/** A session job, seen through the questions that rules ask of deployments. */
final class SessionView {
  private SessionView() {}

  /** What a session job says itself; all else is the cluster's, and missing here. */
  static FlinkDeploymentSpec of(FlinkSessionJobSpec spec) {
    return new FlinkDeploymentSpec(
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        spec.flinkConfiguration(),
        null,
        null,
        spec.job(),
        null,
        null,
        null,
        Map.of(),
        spec.restartNonce(),
        Map.of());
  }
}
