package io.sluice.deployer.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.spec.FlinkResourceYaml;
import io.sluice.deployer.yaml.YamlFiles;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The shapes of the guide's examples, with real values: no errors, and these warnings. */
class GuideExamplesTest {
  @Test
  void basicExample() {
    assertThat(
            rules(
                """
                apiVersion: flink.apache.org/v1beta1
                kind: FlinkDeployment
                metadata:
                  name: basic-example
                spec:
                  flinkConfiguration:
                    taskmanager.numberOfTaskSlots: "2"
                    state.checkpoints.dir: s3p://flink-state/checkpoints
                    state.savepoints.dir: s3p://flink-state/savepoints
                  flinkVersion: v1_17
                  executionRoleArn: arn:aws:iam::111122223333:role/flink-job
                  emrReleaseLabel: "emr-6.13.0-flink-latest"
                  jobManager:
                    storageDir: s3p://flink-state/ha
                    resource:
                      memory: "2048m"
                      cpu: 1
                  taskManager:
                    resource:
                      memory: "2048m"
                      cpu: 1
                  job:
                    jarURI: local:///opt/flink/examples/streaming/StateMachineExample.jar
                    parallelism: 2
                    upgradeMode: savepoint
                    savepointTriggerNonce: 0
                  monitoringConfiguration:
                    cloudWatchMonitoringConfiguration:
                      logGroupName: /flink/basic-example
                """))
        .containsExactly("warning checkpoint-interval-missing");
  }

  @Test
  void pythonExample() {
    assertThat(
            rules(
                """
                apiVersion: flink.apache.org/v1beta1
                kind: FlinkDeployment
                metadata:
                  name: python-example
                spec:
                  image: 111122223333.dkr.ecr.us-west-2.amazonaws.com/pyflink:1
                  emrReleaseLabel: "emr-6.12.0-flink-latest"
                  flinkVersion: v1_16
                  flinkConfiguration:
                    taskmanager.numberOfTaskSlots: "1"
                  serviceAccount: flink
                  jobManager:
                    highAvailabilityEnabled: false
                    replicas: 1
                    resource:
                      memory: "2048m"
                      cpu: 1
                  taskManager:
                    resource:
                      memory: "2048m"
                      cpu: 1
                  job:
                    jarURI: "s3://flink-jobs/scripts/pyflink.py"
                    entryClass: "org.apache.flink.client.python.PythonDriver"
                    args: ["-pyclientexec", "/usr/local/bin/python3", "-py", "/opt/flink/usrlib/pyflink.py"]
                    parallelism: 1
                    upgradeMode: stateless
                """))
        .containsExactly("warning release-unknown");
  }

  @Test
  void theMonitoringExampleHasItsBlocksInTheWrongPlace() {
    assertThat(
            rules(
                """
                apiVersion: flink.apache.org/v1beta1
                kind: FlinkDeployment
                metadata:
                  name: basic-example
                spec:
                  image: 111122223333.dkr.ecr.us-west-2.amazonaws.com/flink:1
                  imagePullPolicy: Always
                  flinkVersion: v1_17
                  flinkConfiguration:
                    taskmanager.numberOfTaskSlots: "2"
                  executionRoleArn: arn:aws:iam::111122223333:role/flink-job
                  jobManager:
                    resource:
                      memory: "2048m"
                      cpu: 1
                  taskManager:
                    resource:
                      memory: "2048m"
                      cpu: 1
                  job:
                    jarURI: local:///opt/flink/examples/streaming/StateMachineExample.jar
                  monitoringConfiguration:
                    s3MonitoringConfiguration:
                      logUri: flink-logs
                    cloudWatchMonitoringConfiguration:
                      logGroupName: /flink/basic-example
                      logStreamNamePrefix: basic
                  sideCarResources:
                    limits:
                      cpuLimit: 500m
                      memoryLimit: 250Mi
                  containerLogRotationConfiguration:
                    rotationSize: 2Gb
                    maxFilesToKeep: 10
                """))
        .containsExactly(
            "error ha-storage-dir-missing",
            "error parallelism-missing",
            "error monitoring-misplaced",
            "error monitoring-misplaced",
            "warning upgrade-mode-missing",
            "warning log-uri-without-scheme");
  }

  private static List<String> rules(String yaml) {
    return Checker.check(FlinkResourceYaml.read(YamlFiles.parse("guide.yaml", yaml).get(0)))
        .stream()
        .map(problem -> problem.severity() + " " + problem.rule())
        .toList();
  }
}
