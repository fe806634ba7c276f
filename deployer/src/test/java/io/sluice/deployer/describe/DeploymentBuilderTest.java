package io.sluice.deployer.describe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import io.sluice.deployer.check.Checker;
import io.sluice.deployer.check.InvalidDeploymentException;
import io.sluice.deployer.check.Problem;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.MemorySize;
import io.sluice.deployer.spec.Region;
import io.sluice.deployer.spec.ReleaseLabel;
import io.sluice.deployer.spec.RoleArn;
import java.net.URI;
import org.junit.jupiter.api.Test;

class DeploymentBuilderTest {
  @Test
  void refusesADescriptionWithAllThatIsWrongInIt() {
    DeploymentBuilder incomplete =
        DeploymentBuilder.named("Sessions")
            .release(ReleaseLabel.parse("emr-7.10.0-flink-latest"))
            .executionRole(RoleArn.parse("arn:aws:iam::111122223333:role/jobs/flink"))
            .taskManager(taskManager -> taskManager.memory(MemorySize.ofMebibytes(512)))
            .job(job -> job.parallelism(0));

    assertThatExceptionOfType(InvalidDeploymentException.class)
        .isThrownBy(incomplete::build)
        .satisfies(
            refused -> {
              assertThat(refused.problems())
                  .extracting(Problem::rule)
                  .containsExactlyInAnyOrder(
                      "name-form",
                      "jar-missing",
                      "savepoint-dir-missing",
                      "ha-storage-dir-missing",
                      "checkpoint-dir-missing",
                      "parallelism-number",
                      "memory-split",
                      "role-path");
              assertThat(refused)
                  .hasMessageStartingWith("Sessions has 8 problems:")
                  .hasMessageContaining("[savepoint-dir-missing]")
                  .hasMessageContaining("warning spec.executionRoleArn");
            });
  }

  @Test
  void givesOutADescriptionThatOnlyDrawsWarnings() {
    DeploymentBuilder builder =
        DeploymentBuilder.named("sessions")
            .release(ReleaseLabel.parse("emr-7.10.0-flink-latest"))
            .executionRole(RoleArn.parse("arn:aws:iam::111122223333:role/jobs/flink"))
            .highAvailability(HighAvailability::off)
            .job(job -> job.jar(URI.create("local:///opt/flink/usrlib/jobs.jar")).stateless());

    assertThat(Checker.check(builder.build()))
        .extracting(Problem::rule)
        .containsExactly("role-path");
  }

  @Test
  void tellsDestinationsByAnnotationWhatTheResourceHasNoFieldFor() {
    FlinkDeployment deployment =
        DeploymentBuilder.named("sessions")
            .release(ReleaseLabel.parse("emr-7.10.0-flink-latest"))
            .executionRole(RoleArn.parse("arn:aws:iam::111122223333:role/flink"))
            .podIdentity()
            .region(new Region("eu-west-1"))
            .highAvailability(HighAvailability::off)
            .job(job -> job.jar(URI.create("local:///opt/flink/usrlib/jobs.jar")).stateless())
            .build();

    assertThat(deployment.metadata().annotations())
        .containsExactly(
            entry("sluice.io/identity", "pod-identity"), entry("sluice.io/region", "eu-west-1"));
  }
}
