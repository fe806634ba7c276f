package io.sluice.deployer.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.sluice.deployer.spec.FlinkResourceYaml;
import io.sluice.deployer.spec.Reading;
import io.sluice.deployer.yaml.YamlDocument;
import io.sluice.deployer.yaml.YamlFiles;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** A manifest that breaks no rule, and what is changed in it. Places are JSON pointers. */
final class Manifest {
  static final String EMR =
      """
      apiVersion: flink.apache.org/v1beta1
      kind: FlinkDeployment
      metadata:
        name: web-sessions
        namespace: flink
        labels:
          team: data
      spec:
        emrReleaseLabel: emr-7.10.0-flink-latest
        flinkVersion: v1_20
        executionRoleArn: arn:aws:iam::111122223333:role/flink-job
        flinkConfiguration:
          taskmanager.numberOfTaskSlots: "2"
          execution.checkpointing.dir: s3p://flink-state/checkpoints/web-sessions
          execution.checkpointing.savepoint-dir: s3p://flink-state/savepoints/web-sessions
          execution.checkpointing.interval: 1min
          state.backend.type: rocksdb
        jobManager:
          resource:
            cpu: 1
            memory: 2048m
            ephemeralStorage: 10Gi
          replicas: 2
          highAvailabilityEnabled: true
          storageDir: s3p://flink-state/ha/web-sessions
        taskManager:
          resource:
            cpu: 1
            memory: 2048m
        job:
          jarURI: s3://flink-jobs/sessions.jar
          entryClass: org.example.Sessions
          args:
            - --input
            - s3a://web-logs/access
            - --output
            - s3a://web-sessions/out
          parallelism: 2
          upgradeMode: savepoint
        monitoringConfiguration:
          s3MonitoringConfiguration:
            logUri: s3://flink-logs/web-sessions
          cloudWatchMonitoringConfiguration:
            logGroupName: /flink/web-sessions
            logStreamNamePrefix: web-sessions
          sideCarResources:
            limits:
              cpuLimit: 500m
              memoryLimit: 250Mi
          containerLogRotationConfiguration:
            rotationSize: 2GB
            maxFilesToKeep: 10
        podTemplate:
          spec:
            containers:
              - name: flink-main-container
                envFrom:
                  - secretRef:
                      name: web-sessions
        logConfiguration:
          log4j-console.properties: |
            rootLogger.level = INFO
        ingress:
          template: "{{name}}.{{namespace}}.flink.example.com"
      """;

  static final String APACHE =
      """
      apiVersion: flink.apache.org/v1beta1
      kind: FlinkDeployment
      metadata:
        name: web-sessions
      spec:
        image: flink:1.20
        flinkVersion: v1_20
        serviceAccount: flink
        flinkConfiguration:
          taskmanager.numberOfTaskSlots: "2"
          execution.checkpointing.dir: s3://flink-state/checkpoints
          execution.checkpointing.savepoint-dir: s3://flink-state/savepoints
          execution.checkpointing.interval: 1min
          high-availability.type: kubernetes
          high-availability.storageDir: s3://flink-state/ha
        jobManager:
          resource:
            memory: 2048m
        taskManager:
          resource:
            memory: 2048m
        job:
          jarURI: local:///opt/flink/usrlib/sessions.jar
          parallelism: 2
          upgradeMode: last-state
      """;

  static final String SESSION_JOB =
      """
      apiVersion: flink.apache.org/v1beta1
      kind: FlinkSessionJob
      metadata:
        name: counts
        namespace: flink
        labels:
          team: data
      spec:
        deploymentName: web-sessions
        flinkConfiguration:
          execution.checkpointing.interval: 30s
        job:
          jarURI: s3://flink-jobs/counts.jar
          entryClass: org.example.Counts
          args:
            - --input
            - s3a://web-logs/access
          parallelism: 2
          upgradeMode: savepoint
      """;

  private final ObjectNode root;

  private Manifest(String yaml) {
    this.root = (ObjectNode) YamlFiles.parse("test.yaml", yaml).get(0).root();
  }

  /** For EMR's operator, release 7.10.0, whose operator is known. */
  static Manifest emr() {
    return new Manifest(EMR);
  }

  /** For Apache's operator. */
  static Manifest apache() {
    return new Manifest(APACHE);
  }

  /** A job on the session cluster {@code web-sessions}. */
  static Manifest sessionJob() {
    return new Manifest(SESSION_JOB);
  }

  /** A session cluster for EMR's operator, release 7.10.0. */
  static Manifest sessionCluster() {
    return emr().remove("/spec/job");
  }

  /** For EMR's operator, with the autoscaler on. */
  static Manifest autoscaled() {
    return emr()
        .option("job.autoscaler.enabled", "true")
        .option("jobmanager.scheduler", "adaptive")
        .option("pipeline.max-parallelism", "720");
  }

  /** For EMR's operator on a release with Flink 1.17, whose options have their old names. */
  static Manifest on(String release) {
    return emr()
        .set("/spec/emrReleaseLabel", release)
        .set("/spec/flinkVersion", "v1_17")
        .remove("/spec/flinkConfiguration/execution.checkpointing.dir")
        .remove("/spec/flinkConfiguration/execution.checkpointing.savepoint-dir")
        .option("state.checkpoints.dir", "s3p://flink-state/checkpoints")
        .option("state.savepoints.dir", "s3p://flink-state/savepoints");
  }

  /** A PyFlink script from S3, for EMR's operator. */
  static Manifest python() {
    return emr()
        .set("/spec/job/jarURI", "s3://flink-jobs/scripts/pyflink.py")
        .set("/spec/job/entryClass", "org.apache.flink.client.python.PythonDriver")
        .set("/spec/job/args", "[-py, /opt/flink/usrlib/pyflink.py]");
  }

  /** Sets a value that is written in YAML. */
  Manifest set(String pointer, String yaml) {
    JsonNode value = YamlFiles.parse("value", yaml).get(0).root();
    return at(
        pointer,
        (parent, last) -> {
          if (parent instanceof ArrayNode list) {
            list.set(Integer.parseInt(last), value);
          } else {
            ((ObjectNode) parent).set(last, value);
          }
        });
  }

  /** Sets a text, however it looks. */
  Manifest text(String pointer, String value) {
    return at(pointer, (parent, last) -> ((ObjectNode) parent).set(last, TextNode.valueOf(value)));
  }

  /** Sets an option of Flink. */
  Manifest option(String key, String value) {
    ((ObjectNode) root.at("/spec/flinkConfiguration")).put(key, value);
    return this;
  }

  /** Removes a value that is there. */
  Manifest remove(String pointer) {
    return at(
        pointer,
        (parent, last) -> {
          if (!(parent instanceof ObjectNode object) || object.remove(last) == null) {
            throw new IllegalArgumentException("there is nothing at " + pointer);
          }
        });
  }

  /** Switches high availability off as EMR wants it. */
  Manifest withoutHighAvailability() {
    return set("/spec/jobManager/highAvailabilityEnabled", "false")
        .set("/spec/jobManager/replicas", "1");
  }

  /** A job that keeps no state. */
  Manifest stateless() {
    return set("/spec/job/upgradeMode", "stateless")
        .remove("/spec/flinkConfiguration/execution.checkpointing.savepoint-dir");
  }

  Reading read() {
    return FlinkResourceYaml.read(
        new YamlDocument("test.yaml", root, Map.of(), List.of(), Map.of()));
  }

  private Manifest at(String pointer, BiConsumer<JsonNode, String> change) {
    int last = pointer.lastIndexOf('/');
    JsonNode parent = root.at(pointer.substring(0, last));
    if (parent.isMissingNode()) {
      throw new IllegalArgumentException("there is nothing at " + pointer.substring(0, last));
    }
    change.accept(parent, pointer.substring(last + 1).replace("~1", "/"));
    return this;
  }
}
