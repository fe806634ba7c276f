package io.sluice.deployer.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.FlinkResourceYaml;
import io.sluice.deployer.spec.Reading;
import io.sluice.deployer.yaml.YamlFiles;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The mistakes that published manifests make, in manifests of our own. */
class PublicMistakesTest {
  private static final String AUTOSCALED =
      """
      apiVersion: flink.apache.org/v1beta1
      kind: FlinkDeployment
      metadata:
        name: orders
      spec:
        emrReleaseLabel: emr-7.12.0-flink-latest
        flinkVersion: v1_18
        executionRoleArn: arn:aws:iam::111122223333:role/orders
        flinkConfiguration:
          taskmanager.numberOfTaskSlots: "2"
          kubernetes.operator.job.autoscaler.enabled: "true"
          kubernetes.operator.job.autoscaler.stabilization.interval: 5s
          kubernetes.operator.job.autoscaler.autotune.enable: "true"
          job.autoscaler.decision.interval": 10s
          job.autoscaler.scale.up.threshold: "0.8"
          jobmanager.scheduler: adaptive
          pipeline.max-parallelism: "120"
          fs.s3a.aws.credentials.provider: com.amazonaws.auth.DefaultAWSCredentialsProviderChain
          execution.checkpointing.dir: s3p://orders-state/checkpoints
          execution.checkpointing.savepoint-dir: s3p://orders-state/savepoints
          parallelism.default:
        jobManager:
          storageDir: s3://orders-state/ha
          resource:
            memory: 2048m
        taskManager:
          resource:
            memory: 1024m
        job:
          jarURI: local:///opt/flink/examples/streaming/StateMachineExample.jar
          parallelism: 2
          upgradeMode: savepoint
          savepointTriggerNonce: 0
        monitoringConfiguration:
          s3MonitoringConfiguration:
            logUri: $S3_BUCKET/logs
        sideCarResources:
          limits:
            cpuLimit: 500m
      """;

  /** AWS's sample of session mode: the job names another cluster than there is. */
  private static final String SESSION =
      """
      apiVersion: flink.apache.org/v1beta1
      kind: FlinkDeployment
      metadata:
        name: basic-example-session-cluster
      spec:
        flinkVersion: v1_20
        emrReleaseLabel: emr-7.13.0-flink-latest
        executionRoleArn: arn:aws:iam::111122223333:role/sessions
        flinkConfiguration:
          taskmanager.numberOfTaskSlots: "2"
        jobManager:
          storageDir: s3p://sessions-state/ha
          resource:
            memory: 2048m
            cpu: 1
        taskManager:
          resource:
            memory: 2048m
            cpu: 1
      ---
      apiVersion: flink.apache.org/v1beta1
      kind: FlinkSessionJob
      metadata:
        name: basic-session-job
      spec:
        deploymentName: basic-session-deployment
        job:
          jarURI: https://repo1.maven.org/maven2/org/apache/flink/flink-examples-streaming_2.12/1.16.1/flink-examples-streaming_2.12-1.16.1-TopSpeedWindowing.jar
          parallelism: 2
          upgradeMode: stateless
      """;

  @Test
  void reportsTheClusterThatASessionJobDoesNotFind() {
    List<Reading> readings = FlinkResourceYaml.readAll(YamlFiles.parse("session.yaml", SESSION));

    List<FlinkDeployment> deployments = Reading.deployments(readings);
    assertThat(Checker.check(readings.get(0), deployments)).isEmpty();
    assertThat(Checker.check(readings.get(1), deployments))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).isEqualTo("session-cluster-unknown");
              assertThat(problem.what()).contains("'basic-session-deployment'");
              assertThat(problem.fix()).isEqualTo("did you mean basic-example-session-cluster?");
              assertThat(readings.get(1).document().positionOf(problem.where()))
                  .hasValueSatisfying(at -> assertThat(at.line()).isEqualTo(26));
            });
  }

  @Test
  void reportsAllOfThemAtOnce() {
    List<Problem> problems = Checker.check(read());

    assertThat(problems)
        .extracting(Problem::rule, problem -> problem.where().last())
        .containsExactly(
            tuple("option-stray-character", "job.autoscaler.decision.interval\""),
            tuple("value-not-text", "parallelism.default"),
            tuple("task-heap-too-small", "memory"),
            tuple("placeholder", "logUri"),
            tuple("monitoring-misplaced", "sideCarResources"),
            tuple("flink-version-mismatch", "flinkVersion"),
            tuple("checkpoint-interval-missing", "execution.checkpointing.interval"),
            tuple("autoscaler-prefix-old", "kubernetes.operator.job.autoscaler.enabled"),
            tuple(
                "autoscaler-prefix-old",
                "kubernetes.operator.job.autoscaler.stabilization.interval"),
            tuple(
                "autoscaler-stabilization-short",
                "kubernetes.operator.job.autoscaler.stabilization.interval"),
            tuple(
                "autoscaler-autotuning-release",
                "kubernetes.operator.job.autoscaler.autotune.enable"),
            tuple("autoscaler-key-ec2", "job.autoscaler.decision.interval\""),
            tuple("autoscaler-key-unknown", "job.autoscaler.scale.up.threshold"),
            tuple("sdk-v1-credentials", "fs.s3a.aws.credentials.provider"),
            tuple("option-owned-by-operator", "parallelism.default"),
            tuple("option-lost-in-file", "parallelism.default"),
            tuple("state-not-on-s3p", "storageDir"),
            tuple("savepoint-trigger-nonce-deprecated", "savepointTriggerNonce"),
            tuple("log-uri-without-scheme", "logUri"));
  }

  @Test
  void tellsErrorsFirstAndThenGoesDownTheFile() {
    Reading reading = read();

    List<Problem> problems = Checker.check(reading);

    assertThat(problems)
        .isSortedAccordingTo(
            Comparator.comparing(Problem::severity)
                .thenComparing(
                    problem -> reading.document().positionOf(problem.where()).orElseThrow()));
    assertThat(problems).extracting(Problem::severity).contains(Severity.ERROR, Severity.WARNING);
  }

  @Test
  void saysHowMuchHeapIsLeftAndWhatWouldDo() {
    assertThat(Checker.check(read()))
        .filteredOn(problem -> problem.rule().equals("task-heap-too-small"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.what()).startsWith("1024 MiB leave 26 MiB for the job's heap");
              assertThat(problem.fix()).isEqualTo("write memory: 1280m");
            });
  }

  private static Reading read() {
    return FlinkResourceYaml.read(YamlFiles.parse("orders.yaml", AUTOSCALED).get(0));
  }
}
