package io.sluice.manifests;

import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.describe.DeploymentBuilder;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.ReleaseLabel;
import io.sluice.deployer.spec.UpgradeMode;
import java.net.URI;

/** The guide's first example ("Ejecución de una aplicación de Flink"): a jar of the image. */
final class BasicExample {
  private static final String NAME = "basic-example";

  private BasicExample() {}

  static FlinkDeployment describe(Environment environment) {
    DeploymentBuilder description =
        DeploymentBuilder.named(NAME)
            .namespace(environment.namespace())
            .release(ReleaseLabel.parse("emr-6.13.0-flink-latest"))
            .executionRole(environment.roles().job())
            .stateBelow(Artifacts.stateRoot(environment))
            .job(
                job ->
                    job.jar(
                            URI.create(
                                "local:///opt/flink/examples/streaming/StateMachineExample.jar"))
                        .parallelism(2)
                        .upgradeMode(UpgradeMode.SAVEPOINT)
                        .savepointTriggerNonce(0))
            .taskManager(taskManager -> taskManager.slots(2))
            .monitoring(
                monitoring -> monitoring.toCloudWatch("/flink/" + environment.name(), NAME));
    return environment.overrides().onto(description).build();
  }
}
