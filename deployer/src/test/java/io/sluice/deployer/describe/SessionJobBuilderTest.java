package io.sluice.deployer.describe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sluice.deployer.check.InvalidDeploymentException;
import io.sluice.deployer.check.Problem;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.FlinkSessionJob;
import io.sluice.deployer.spec.ReleaseLabel;
import io.sluice.deployer.spec.RoleArn;
import io.sluice.deployer.spec.S3Uri;
import io.sluice.deployer.spec.UpgradeMode;
import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SessionJobBuilderTest {
  @Test
  void theClusterCanBeNamedAndTheNamespaceSaid() {
    FlinkSessionJob job = with(it -> it.cluster("elsewhere").namespace("jobs"));

    assertThat(job.spec().deploymentName()).isEqualTo("elsewhere");
    assertThat(job.metadata().namespace()).isEqualTo("jobs");
  }

  @Test
  void theNamespaceIsThatOfTheClusterUnlessSaid() {
    assertThat(with(it -> it.cluster(cluster("flink"))).metadata().namespace()).isEqualTo("flink");
    assertThat(with(it -> it.cluster("elsewhere")).metadata().namespace()).isNull();
  }

  @Test
  void theLastClusterThatIsSaidCounts() {
    FlinkSessionJob job = with(it -> it.cluster(cluster("flink")).cluster("elsewhere"));

    assertThat(job.spec().deploymentName()).isEqualTo("elsewhere");
    assertThat(job.metadata().namespace()).isNull();
  }

  @Test
  void optionsLabelsAnnotationsAndTheNonceAreTheJobs() {
    FlinkSessionJob job =
        with(
            it ->
                it.option("execution.checkpointing.interval", "30s")
                    .option("pipeline.max-parallelism", "720")
                    .label("team", "data")
                    .annotation("note", "a")
                    .restartNonce(7));

    assertThat(job.spec().flinkConfiguration().entries())
        .containsExactly(
            Map.entry("execution.checkpointing.interval", "30s"),
            Map.entry("pipeline.max-parallelism", "720"));
    assertThat(job.metadata().labels()).containsExactly(Map.entry("team", "data"));
    assertThat(job.metadata().annotations()).containsExactly(Map.entry("note", "a"));
    assertThat(job.spec().restartNonce()).isEqualTo(7L);
  }

  @Test
  void theJobsGroupAddsUp() {
    FlinkSessionJob job = with(it -> it.job(group -> group.args("--a")).job(Job::stateless));

    assertThat(job.spec().job().args()).containsExactly("--a");
    assertThat(job.spec().job().upgradeMode()).isEqualTo(UpgradeMode.STATELESS);
    assertThat(job.spec().job().jarURI()).isEqualTo(URI.create("s3://jobs/counts.jar"));
  }

  @Test
  void refusesADescriptionWithAllThatIsWrongInIt() {
    SessionJobBuilder incomplete =
        SessionJobBuilder.named("Counts")
            .namespace("elsewhere")
            .cluster(cluster("flink"))
            .job(job -> job.jar(URI.create("local:///counts.jar")).parallelism(0));

    assertThatExceptionOfType(InvalidDeploymentException.class)
        .isThrownBy(incomplete::build)
        .satisfies(
            refused ->
                assertThat(refused.problems())
                    .extracting(Problem::rule)
                    .containsExactlyInAnyOrder(
                        "session-job-name-form",
                        "session-cluster-namespace",
                        "session-jar-scheme",
                        "parallelism-number"));
  }

  @Test
  void refusesAJobThatAsksOfItsClusterWhatItDoesNotHave() {
    FlinkDeployment stateless =
        DeploymentBuilder.named("sessions")
            .release(ReleaseLabel.parse("emr-7.13.0-flink-latest"))
            .executionRole(RoleArn.parse("arn:aws:iam::111122223333:role/flink-job"))
            .highAvailability(ha -> ha.storage(S3Uri.parse("s3p://flink-state/ha")))
            .build();

    assertThatExceptionOfType(InvalidDeploymentException.class)
        .isThrownBy(() -> with(it -> it.cluster(stateless)))
        .satisfies(
            refused ->
                assertThat(refused.problems())
                    .extracting(Problem::rule)
                    .contains("session-savepoint-dir-missing", "session-checkpoint-dir-missing"));
  }

  @Test
  void aClusterWithASavepointDirectoryOfItsOwnHasIt() {
    FlinkDeployment cluster =
        DeploymentBuilder.named("sessions")
            .release(ReleaseLabel.parse("emr-7.13.0-flink-latest"))
            .executionRole(RoleArn.parse("arn:aws:iam::111122223333:role/flink-job"))
            .highAvailability(ha -> ha.storage(S3Uri.parse("s3p://flink-state/ha")))
            .savepoints(it -> it.directory(S3Uri.parse("s3p://flink-state/savepoints")))
            .checkpoints(it -> it.directory(S3Uri.parse("s3p://flink-state/checkpoints")))
            .build();

    assertThat(with(it -> it.cluster(cluster)).spec().deploymentName()).isEqualTo("sessions");
  }

  private static FlinkSessionJob with(Consumer<SessionJobBuilder> said) {
    SessionJobBuilder builder =
        SessionJobBuilder.named("counts")
            .cluster("sessions")
            .job(job -> job.jar(URI.create("s3://jobs/counts.jar")));
    said.accept(builder);
    return builder.build();
  }

  private static FlinkDeployment cluster(String namespace) {
    return DeploymentBuilder.named("sessions")
        .namespace(namespace)
        .release(ReleaseLabel.parse("emr-7.13.0-flink-latest"))
        .executionRole(RoleArn.parse("arn:aws:iam::111122223333:role/flink-job"))
        .stateBelow(S3Uri.parse("s3p://flink-state/jobs"))
        .build();
  }
}
