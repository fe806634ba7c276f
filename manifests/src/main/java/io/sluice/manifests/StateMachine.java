package io.sluice.manifests;

import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.describe.DeploymentBuilder;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.MemorySize;
import io.sluice.deployer.spec.S3Uri;
import io.sluice.deployer.spec.UpgradeMode;
import io.sluice.jobs.statemachine.StateMachineJob;
import java.time.Duration;

/** Alerts on illegal transitions: two JobManagers, upgraded from the last checkpoint. */
final class StateMachine {
  private static final String NAME = "state-machine";

  private StateMachine() {}

  static FlinkDeployment describe(Environment environment) {
    DeploymentBuilder description =
        DeploymentBuilder.named(NAME)
            .namespace(environment.namespace())
            .release(environment.release())
            .executionRole(environment.roles().job())
            .stateBelow(Artifacts.stateRoot(environment))
            .highAvailability(ha -> ha.replicas(2))
            .checkpoints(checkpoints -> checkpoints.every(Duration.ofSeconds(10)))
            .job(
                job ->
                    job.jar(Artifacts.jobsJar(environment))
                        .entryClass(StateMachineJob.class)
                        .args("--rate", "1000", "--keys", "10000", "--error-rate", "0.0001")
                        .args("--output", Artifacts.data(environment, NAME))
                        .parallelism(2)
                        .upgradeMode(UpgradeMode.LAST_STATE))
            .jobManager(jobManager -> jobManager.cpu(1).memory(MemorySize.parse("2048m")))
            .taskManager(
                taskManager -> taskManager.cpu(1).memory(MemorySize.parse("2048m")).slots(1))
            .monitoring(
                monitoring ->
                    monitoring.toS3(environment.buckets().logs().at(S3Uri.Scheme.S3, NAME)));
    return environment.overrides().onto(description).build();
  }
}
