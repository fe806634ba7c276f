package io.sluice.deployer.check;

import io.sluice.deployer.spec.FlinkResource;
import io.sluice.deployer.spec.FlinkSessionJob;

/** Which resources a rule is asked about. */
public enum AppliesTo {
  /** FlinkDeployments: applications and session clusters. */
  DEPLOYMENTS("deployments"),
  /** FlinkSessionJobs. */
  SESSION_JOBS("session jobs"),
  /** Both. */
  ALL("all"),
  /** The values of the operator's chart, which are no resource. */
  OPERATOR_VALUES("operator values");

  private final String text;

  AppliesTo(String text) {
    this.text = text;
  }

  /** Whether a rule is asked about this resource. */
  boolean covers(FlinkResource resource) {
    return this == ALL
        || (this != OPERATOR_VALUES
            && (this == SESSION_JOBS) == (resource instanceof FlinkSessionJob));
  }

  @Override
  public String toString() {
    return text;
  }
}
