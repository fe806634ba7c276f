package io.sluice.deployer.check;

import io.sluice.deployer.spec.FlinkConfiguration;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.FlinkDeploymentSpec;
import io.sluice.deployer.spec.JobManagerSpec;
import io.sluice.deployer.spec.JobSpec;
import io.sluice.deployer.spec.TaskManagerSpec;
import io.sluice.deployer.spec.UpgradeMode;
import java.util.Optional;

/**
 * What the rules look at: a description, with the questions that many rules ask.
 *
 * @param deployment the description
 */
public record Subject(FlinkDeployment deployment) {
  /** What is to run. */
  public FlinkDeploymentSpec spec() {
    return deployment.spec();
  }

  /** Flink's options. */
  public FlinkConfiguration configuration() {
    return spec().flinkConfiguration();
  }

  /** The job; empty for a session cluster. */
  public Optional<JobSpec> job() {
    return Optional.ofNullable(spec().job());
  }

  /** The JobManager's part. */
  public Optional<JobManagerSpec> jobManager() {
    return Optional.ofNullable(spec().jobManager());
  }

  /** The TaskManagers' part. */
  public Optional<TaskManagerSpec> taskManager() {
    return Optional.ofNullable(spec().taskManager());
  }

  /** What happens to the state on a change; {@code stateless} is the operator's default. */
  public UpgradeMode upgradeMode() {
    return job().map(JobSpec::upgradeMode).orElse(UpgradeMode.STATELESS);
  }

  /**
   * Whether the description is for EMR's operator: it has one of the fields that only EMR knows.
   */
  public boolean isForEmr() {
    return spec().emrReleaseLabel() != null
        || spec().executionRoleArn() != null
        || spec().monitoringConfiguration() != null
        || jobManager()
            .filter(jm -> jm.highAvailabilityEnabled() != null || jm.storageDir() != null)
            .isPresent();
  }

  /** Whether high availability is on: by EMR's field, which is on by default, or by an option. */
  public boolean isHighlyAvailable() {
    boolean byOption =
        configuration()
            .get("high-availability.type", "high-availability")
            .filter(type -> !type.equalsIgnoreCase("none"))
            .isPresent();
    Optional<Boolean> byField = jobManager().map(JobManagerSpec::highAvailabilityEnabled);
    return byOption || byField.orElse(isForEmr());
  }
}
