package io.sluice.manifests;

import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.describe.DeploymentBuilder;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.MemorySize;
import io.sluice.deployer.spec.S3Uri;

/** A cluster that waits for session jobs: two JobManagers, and the places of their state. */
final class SessionCluster {
  static final String NAME = "session-cluster";

  private SessionCluster() {}

  static FlinkDeployment describe(Environment environment) {
    DeploymentBuilder description =
        DeploymentBuilder.named(NAME)
            .namespace(environment.namespace())
            .release(environment.release())
            .executionRole(environment.roles().job())
            .stateBelow(Artifacts.stateRoot(environment))
            .jobManager(jobManager -> jobManager.cpu(1).memory(MemorySize.parse("2048m")))
            .taskManager(
                taskManager -> taskManager.cpu(1).memory(MemorySize.parse("2048m")).slots(2))
            .monitoring(
                monitoring ->
                    monitoring.toS3(environment.buckets().logs().at(S3Uri.Scheme.S3, NAME)));
    return environment.overrides().onto(description).build();
  }
}
