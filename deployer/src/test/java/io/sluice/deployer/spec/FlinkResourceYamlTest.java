package io.sluice.deployer.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.deployer.yaml.YamlDocument;
import io.sluice.deployer.yaml.YamlFiles;
import org.junit.jupiter.api.Test;

class FlinkResourceYamlTest {
  private static final String COMPLETE =
      """
      apiVersion: flink.apache.org/v1beta1
      kind: FlinkDeployment
      metadata:
        name: complete
        namespace: flink
        labels:
          team: data
        generation: 3
      spec:
        emrReleaseLabel: emr-7.13.0-flink-latest
        flinkVersion: v1_20
        imagePullPolicy: Always
        executionRoleArn: arn:aws:iam::111122223333:role/flink-job
        flinkConfiguration:
          taskmanager.numberOfTaskSlots: "2"
          state.checkpoints.dir: s3p://bucket/checkpoints
        jobManager:
          resource:
            cpu: 1.0
            memory: 2048m
          replicas: 2
          highAvailabilityEnabled: true
          storageDir: s3://bucket/ha
          unknownToSluice:
            - 1
        taskManager:
          resource:
            cpu: 0.5
            memory: 2Gi
        job:
          jarURI: s3://bucket/jobs.jar
          parallelism: 2
          entryClass: io.example.Main
          args:
            - --input
            - s3a://bucket/in
          upgradeMode: last-state
          savepointTriggerNonce: 0
        monitoringConfiguration:
          s3MonitoringConfiguration:
            logUri: bucket/logs
          cloudWatchMonitoringConfiguration:
            logGroupName: /flink/complete
            logStreamNamePrefix: complete
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
                      name: secrets
        futureField:
          nested: true
      """;

  @Test
  void readsEveryFieldAsItsType() {
    Reading reading = read(COMPLETE);

    assertThat(reading.malformed()).isEmpty();
    FlinkDeploymentSpec spec = deployment(reading).spec();
    assertThat(spec.emrReleaseLabel()).isEqualTo(ReleaseLabel.latest(EmrVersion.parse("7.13.0")));
    assertThat(spec.flinkVersion()).isEqualTo(FlinkVersion.V1_20);
    assertThat(spec.executionRoleArn().name()).isEqualTo("flink-job");
    assertThat(spec.jobManager().resource().memory().toMebibytes()).isEqualTo(2048);
    assertThat(spec.jobManager().storageDir()).isEqualTo(S3Uri.parse("s3://bucket/ha"));
    assertThat(spec.taskManager().resource().memory()).isEqualTo(MemorySize.ofMebibytes(2048));
    assertThat(spec.job().upgradeMode()).isEqualTo(UpgradeMode.LAST_STATE);
    assertThat(PodTemplates.toFabric8(spec.podTemplate()).getSpec().getContainers())
        .singleElement()
        .satisfies(
            container ->
                assertThat(container.getEnvFrom().get(0).getSecretRef().getName())
                    .isEqualTo("secrets"));
  }

  @Test
  void writesWhatItReadFieldForField() {
    String written = FlinkResourceYaml.write(deployment(read(COMPLETE)));

    assertThat(parse(written).root()).isEqualTo(parse(COMPLETE).root());
    assertThat(FlinkResourceYaml.write(deployment(read(written)))).isEqualTo(written);
  }

  @Test
  void keepsFieldsThatItDoesNotKnow() {
    FlinkDeployment deployment = deployment(read(COMPLETE));

    assertThat(deployment.spec().other()).containsOnlyKeys("futureField");
    assertThat(deployment.spec().jobManager().other()).containsOnlyKeys("unknownToSluice");
    assertThat(deployment.metadata().other()).containsEntry("generation", 3);
    assertThat(deployment.other()).isEmpty();
  }

  @Test
  void notesEveryMalformedValueWithItsPlaceAndReadsOn() {
    Reading reading =
        read(
            """
            apiVersion: flink.apache.org/v1beta1
            kind: FlinkDeployment
            metadata:
              name: broken
            spec:
              flinkVersion: "1.20"
              executionRoleArn: flink-job
              flinkConfiguration:
                taskmanager.numberOfTaskSlots: 2
                state.checkpoints.num-retained: 010
                nested:
                  key: value
                nothing:
              jobManager:
                storageDir: HA S3 STORAGE PATH
                replicas: two
                resource: 2048m
              job:
                upgradeMode: last_state
                parallelism: [1]
                args: --input
                parallelism: 2
            """);

    assertThat(reading.malformed())
        .extracting(problem -> problem.where().toString(), Malformed::kind)
        .containsExactlyInAnyOrder(
            tuple("spec.job.parallelism", Malformed.Kind.DUPLICATE_KEY),
            tuple(
                "spec.flinkConfiguration[taskmanager.numberOfTaskSlots]", Malformed.Kind.NOT_TEXT),
            tuple(
                "spec.flinkConfiguration[state.checkpoints.num-retained]", Malformed.Kind.NOT_TEXT),
            tuple("spec.flinkConfiguration.nested", Malformed.Kind.NOT_TEXT),
            tuple("spec.flinkConfiguration.nothing", Malformed.Kind.NOT_TEXT),
            tuple("spec.flinkVersion", Malformed.Kind.VALUE),
            tuple("spec.executionRoleArn", Malformed.Kind.VALUE),
            tuple("spec.jobManager.storageDir", Malformed.Kind.VALUE),
            tuple("spec.jobManager.replicas", Malformed.Kind.VALUE),
            tuple("spec.jobManager.resource", Malformed.Kind.VALUE),
            tuple("spec.job.upgradeMode", Malformed.Kind.VALUE),
            tuple("spec.job.args", Malformed.Kind.VALUE));
    assertThat(reading.malformed())
        .filteredOn(problem -> problem.where().toString().equals("spec.job.upgradeMode"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.what()).contains("'last_state'");
              assertThat(problem.fix()).contains("last-state");
            });
    assertThat(reading.malformed())
        .filteredOn(problem -> problem.where().toString().equals("spec.executionRoleArn"))
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.what()).isEqualTo("'flink-job' is not a role ARN"));
    assertThat(reading.malformed())
        .filteredOn(problem -> problem.where().last().equals("state.checkpoints.num-retained"))
        .singleElement()
        .satisfies(problem -> assertThat(problem.fix()).isEqualTo("write \"010\", with quotes"));
    assertThat(deployment(reading).spec().flinkConfiguration().entries())
        .containsEntry("taskmanager.numberOfTaskSlots", "2");
    assertThat(
            reading.document().positionOf(reading.malformed().get(0).where()).orElseThrow().line())
        .isEqualTo(22);
  }

  @Test
  void namesMissingBlocks() {
    Reading reading =
        read("apiVersion: flink.apache.org/v1beta1\nkind: FlinkDeployment\nspec: nothing\n");

    assertThat(reading.malformed())
        .extracting(problem -> problem.where().toString())
        .containsExactly("metadata", "spec");
  }

  private static Reading read(String yaml) {
    return FlinkResourceYaml.read(parse(yaml));
  }

  private static FlinkDeployment deployment(Reading reading) {
    return (FlinkDeployment) reading.resource();
  }

  private static YamlDocument parse(String yaml) {
    return YamlFiles.parse("test.yaml", yaml).get(0);
  }
}
