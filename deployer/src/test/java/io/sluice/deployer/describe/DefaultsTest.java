package io.sluice.deployer.describe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.sluice.deployer.check.Checker;
import io.sluice.deployer.release.Release;
import io.sluice.deployer.release.Releases;
import io.sluice.deployer.spec.EmrVersion;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.FlinkResourceYaml;
import io.sluice.deployer.spec.FlinkSessionJob;
import io.sluice.deployer.spec.RoleArn;
import io.sluice.deployer.spec.S3Uri;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pins every default of the builder: a change of one has to change a test. */
class DefaultsTest {
  @Test
  void aStatefulJobKeepsItsState() {
    assertThat(FlinkResourceYaml.write(plain(release("7.13.0")).build()))
        .isEqualTo(
            """
            apiVersion: flink.apache.org/v1beta1
            kind: FlinkDeployment
            metadata:
              name: sessions
            spec:
              emrReleaseLabel: emr-7.13.0-flink-latest
              flinkVersion: v1_20
              executionRoleArn: "arn:aws:iam::111122223333:role/flink-job"
              flinkConfiguration:
                taskmanager.numberOfTaskSlots: "1"
                execution.checkpointing.dir: s3p://flink-state/jobs/checkpoints/sessions
                execution.checkpointing.interval: "1min"
                execution.checkpointing.mode: EXACTLY_ONCE
                execution.checkpointing.externalized-checkpoint-retention: RETAIN_ON_CANCELLATION
                execution.checkpointing.num-retained: "3"
                state.backend.type: rocksdb
                execution.checkpointing.incremental: "true"
                execution.checkpointing.savepoint-dir: s3p://flink-state/jobs/savepoints/sessions
                kubernetes.operator.job.savepoint-on-deletion: "true"
              jobManager:
                resource:
                  cpu: 1.0
                  memory: "2048m"
                replicas: 2
                highAvailabilityEnabled: true
                storageDir: s3p://flink-state/jobs/ha/sessions
              taskManager:
                resource:
                  cpu: 1.0
                  memory: "2048m"
              job:
                jarURI: local:///opt/flink/usrlib/sessions.jar
                parallelism: 1
                upgradeMode: savepoint
            """);
  }

  @Test
  void aSessionClusterHasWhatStatefulSessionJobsNeed() {
    assertThat(FlinkResourceYaml.write(cluster().build()))
        .isEqualTo(
            """
            apiVersion: flink.apache.org/v1beta1
            kind: FlinkDeployment
            metadata:
              name: cluster
              namespace: flink
            spec:
              emrReleaseLabel: emr-7.13.0-flink-latest
              flinkVersion: v1_20
              executionRoleArn: "arn:aws:iam::111122223333:role/flink-job"
              flinkConfiguration:
                taskmanager.numberOfTaskSlots: "1"
                execution.checkpointing.dir: s3p://flink-state/jobs/checkpoints/cluster
                execution.checkpointing.interval: "1min"
                execution.checkpointing.mode: EXACTLY_ONCE
                execution.checkpointing.externalized-checkpoint-retention: RETAIN_ON_CANCELLATION
                execution.checkpointing.num-retained: "3"
                state.backend.type: rocksdb
                execution.checkpointing.incremental: "true"
                execution.checkpointing.savepoint-dir: s3p://flink-state/jobs/savepoints/cluster
                kubernetes.operator.job.savepoint-on-deletion: "true"
              jobManager:
                resource:
                  cpu: 1.0
                  memory: "2048m"
                replicas: 2
                highAvailabilityEnabled: true
                storageDir: s3p://flink-state/jobs/ha/cluster
              taskManager:
                resource:
                  cpu: 1.0
                  memory: "2048m"
            """);
    assertThat(Checker.check(cluster().build())).isEmpty();
  }

  @Test
  void aSessionJobIsUpgradedThroughSavepointsInTheNamespaceOfItsCluster() {
    FlinkDeployment cluster = cluster().build();
    FlinkSessionJob job =
        SessionJobBuilder.named("counts")
            .cluster(cluster)
            .job(it -> it.jar(URI.create("s3://flink-jobs/counts.jar")))
            .build();

    assertThat(FlinkResourceYaml.write(job))
        .isEqualTo(
            """
            apiVersion: flink.apache.org/v1beta1
            kind: FlinkSessionJob
            metadata:
              name: counts
              namespace: flink
            spec:
              deploymentName: cluster
              job:
                jarURI: s3://flink-jobs/counts.jar
                parallelism: 1
                upgradeMode: savepoint
            """);
    assertThat(Checker.check(job, List.of(cluster))).isEmpty();
  }

  @Test
  void optionsHaveTheNamesOfTheirFlinkLine() {
    assertThat(plain(release("6.14.0")).build().spec().flinkConfiguration().entries())
        .containsExactly(
            entry("taskmanager.numberOfTaskSlots", "1"),
            entry("state.checkpoints.dir", "s3p://flink-state/jobs/checkpoints/sessions"),
            entry("execution.checkpointing.interval", "1min"),
            entry("execution.checkpointing.mode", "EXACTLY_ONCE"),
            entry(
                "execution.checkpointing.externalized-checkpoint-retention",
                "RETAIN_ON_CANCELLATION"),
            entry("state.checkpoints.num-retained", "3"),
            entry("state.backend.type", "rocksdb"),
            entry("state.backend.incremental", "true"),
            entry("state.savepoints.dir", "s3p://flink-state/jobs/savepoints/sessions"),
            entry("kubernetes.operator.job.savepoint-on-deletion", "true"));
  }

  @Test
  void theAutoscalerComesWithTheAdaptiveSchedulerAndMaximalParallelism720() {
    FlinkDeployment with = plain(release("7.13.0")).autoscaler(scaler -> {}).build();
    FlinkDeployment without = plain(release("7.13.0")).build();

    assertThat(with.spec().flinkConfiguration().entries())
        .containsAllEntriesOf(without.spec().flinkConfiguration().entries())
        .contains(
            entry("job.autoscaler.enabled", "true"),
            entry("job.autoscaler.scaling.enabled", "true"),
            entry("jobmanager.scheduler", "adaptive"),
            entry("pipeline.max-parallelism", "720"))
        .hasSize(without.spec().flinkConfiguration().entries().size() + 4);
    assertThat(
            plain(release("7.1.0"))
                .autoscaler(scaler -> {})
                .build()
                .spec()
                .flinkConfiguration()
                .entries())
        .containsEntry("kubernetes.operator.job.autoscaler.enabled", "true");
  }

  @Test
  void aStatelessJobHasNoCheckpoints() {
    FlinkDeployment deployment = plain(release("7.13.0")).job(job -> job.stateless()).build();

    assertThat(deployment.spec().flinkConfiguration().entries())
        .containsExactly(entry("taskmanager.numberOfTaskSlots", "1"));
    assertThat(Checker.check(deployment)).isEmpty();
  }

  @Test
  void withoutHighAvailabilityThereIsOneJobManager() {
    FlinkDeployment deployment =
        plain(release("7.13.0"))
            .highAvailability(HighAvailability::off)
            .job(job -> job.stateless())
            .build();

    assertThat(deployment.spec().jobManager())
        .satisfies(
            jobManager -> {
              assertThat(jobManager.replicas()).isEqualTo(1);
              assertThat(jobManager.highAvailabilityEnabled()).isFalse();
              assertThat(jobManager.storageDir()).isNull();
            });
    assertThat(Checker.check(deployment)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("releases")
  void everyReleaseTakesTheDefaultsWithoutAWarning(Release release) {
    assertThat(Checker.check(plain(release).build())).isEmpty();
    assertThat(Checker.check(plain(release).autoscaler(scaler -> {}).build())).isEmpty();
  }

  static List<Release> releases() {
    return Releases.all();
  }

  private static Release release(String version) {
    return Releases.find(EmrVersion.parse(version)).orElseThrow();
  }

  private static DeploymentBuilder cluster() {
    return DeploymentBuilder.named("cluster")
        .namespace("flink")
        .release(release("7.13.0").label())
        .executionRole(RoleArn.parse("arn:aws:iam::111122223333:role/flink-job"))
        .stateBelow(S3Uri.parse("s3p://flink-state/jobs"));
  }

  private static DeploymentBuilder plain(Release release) {
    return DeploymentBuilder.named("sessions")
        .release(release.label())
        .executionRole(RoleArn.parse("arn:aws:iam::111122223333:role/flink-job"))
        .stateBelow(S3Uri.parse("s3p://flink-state/jobs"))
        .job(job -> job.jar(URI.create("local:///opt/flink/usrlib/sessions.jar")));
  }
}
