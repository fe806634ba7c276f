package io.sluice.deployer.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.deployer.yaml.YamlDocument;
import io.sluice.deployer.yaml.YamlFiles;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlinkSessionJobYamlTest {
  private static final String COMPLETE =
      """
      apiVersion: flink.apache.org/v1beta1
      kind: FlinkSessionJob
      metadata:
        name: counts
        namespace: flink
        annotations:
          note: kept
      spec:
        deploymentName: sessions
        flinkConfiguration:
          parallelism.default: "2"
        job:
          jarURI: https://example.com/counts.jar
          parallelism: 2
          upgradeMode: savepoint
          unknownToSluice: 1
        restartNonce: 3
        futureField:
          nested: true
      status:
        lifecycleState: STABLE
      """;

  @Test
  void readsEveryFieldAsItsType() {
    Reading reading = read(COMPLETE);

    assertThat(reading.malformed()).isEmpty();
    FlinkSessionJobSpec spec = sessionJob(reading).spec();
    assertThat(spec.deploymentName()).isEqualTo("sessions");
    assertThat(spec.flinkConfiguration().get("parallelism.default")).contains("2");
    assertThat(spec.job().jarURI()).isEqualTo(URI.create("https://example.com/counts.jar"));
    assertThat(spec.job().upgradeMode()).isEqualTo(UpgradeMode.SAVEPOINT);
    assertThat(spec.restartNonce()).isEqualTo(3L);
  }

  @Test
  void writesWhatItReadWithTheFieldsThatItDoesNotKnow() {
    String written = FlinkResourceYaml.write(read(COMPLETE).resource());

    assertThat(parse(written).root()).isEqualTo(parse(COMPLETE).root());
    assertThat(FlinkResourceYaml.write(read(written).resource())).isEqualTo(written);
    assertThat(sessionJob(read(written)).spec().other()).containsOnlyKeys("futureField");
  }

  @Test
  void notesEveryMalformedValueWithItsPlaceAndReadsOn() {
    Reading reading =
        read(
            """
            apiVersion: flink.apache.org/v1beta2
            kind: FlinkSessionJob
            metadata:
              name: counts
              labels:
                version: 1.10
            spec:
              deploymentName: sessions
              deploymentName: other
              flinkConfiguration:
                parallelism.default: 010
              restartNonce: soon
              job:
                jarURI: s3://bucket/counts.jar
                parallelism: many
                upgradeMode: last_state
            """);

    assertThat(reading.malformed())
        .extracting(value -> value.where().toString(), Malformed::kind)
        .containsExactlyInAnyOrder(
            tuple("apiVersion", Malformed.Kind.VALUE),
            tuple("spec.deploymentName", Malformed.Kind.DUPLICATE_KEY),
            tuple("metadata.labels.version", Malformed.Kind.NOT_TEXT),
            tuple("spec.flinkConfiguration[parallelism.default]", Malformed.Kind.NOT_TEXT),
            tuple("spec.restartNonce", Malformed.Kind.VALUE),
            tuple("spec.job.parallelism", Malformed.Kind.VALUE),
            tuple("spec.job.upgradeMode", Malformed.Kind.VALUE));
    assertThat(reading.malformed())
        .filteredOn(value -> value.where().last().equals("parallelism.default"))
        .singleElement()
        .satisfies(value -> assertThat(value.fix()).isEqualTo("write \"010\", with quotes"));
    assertThat(reading.document().positionOf(reading.malformed().get(0).where())).isPresent();
    assertThat(sessionJob(reading).spec().job().jarURI())
        .isEqualTo(URI.create("s3://bucket/counts.jar"));
  }

  @Test
  void missingBlocksAreNoted() {
    Reading reading = read("{apiVersion: flink.apache.org/v1beta1, kind: FlinkSessionJob}");

    assertThat(reading.malformed())
        .extracting(value -> value.where().toString(), Malformed::kind)
        .containsExactly(
            tuple("metadata", Malformed.Kind.MISSING), tuple("spec", Malformed.Kind.MISSING));
    assertThat(sessionJob(reading).name()).isEmpty();
  }

  @Test
  void aFileGivesItsResourcesInOrderAndLeavesOtherKindsOut() {
    List<Reading> readings =
        FlinkResourceYaml.readAll(
            YamlFiles.parse(
                "test.yaml",
                COMPLETE
                    + """
                    ---
                    apiVersion: v1
                    kind: ConfigMap
                    metadata: {name: other}
                    ---
                    apiVersion: flink.apache.org/v1beta1
                    kind: FlinkDeployment
                    metadata: {name: sessions}
                    spec: {}
                    """));

    assertThat(readings)
        .extracting(reading -> reading.resource().name())
        .containsExactly("counts", "sessions");
    assertThat(Reading.deployments(readings))
        .extracting(FlinkDeployment::name)
        .containsExactly("sessions");
  }

  @Test
  void itsClusterIsTheDeploymentWithoutAJobOfItsNameInItsNamespace() {
    FlinkSessionJob job = sessionJob(read(COMPLETE));

    assertThat(job.clusterAmong(List.of(cluster("sessions", "flink", "")))).isPresent();
    assertThat(job.clusterAmong(List.of(cluster("others", "flink", "")))).isEmpty();
    assertThat(job.clusterAmong(List.of(cluster("sessions", "elsewhere", "")))).isEmpty();
    assertThat(job.clusterAmong(List.of(cluster("sessions", "flink", "job: {parallelism: 1}"))))
        .isEmpty();
  }

  @Test
  void asAnApplicationItHasTheClustersProcessesAndItsOwnJobOptionsAndName() {
    FlinkSessionJob job = sessionJob(read(COMPLETE));
    FlinkDeployment cluster =
        cluster(
            "sessions",
            "flink",
            "flinkVersion: v1_20, flinkConfiguration: {parallelism.default: '1', web.port: '1'},"
                + " taskManager: {resource: {memory: 2g}}");

    FlinkDeployment application = job.asApplicationOn(cluster);

    assertThat(application.name()).isEqualTo("counts");
    assertThat(application.spec().flinkVersion()).isEqualTo(FlinkVersion.V1_20);
    assertThat(application.spec().taskManager()).isEqualTo(cluster.spec().taskManager());
    assertThat(application.spec().job()).isEqualTo(job.spec().job());
    assertThat(application.spec().flinkConfiguration().entries())
        .containsEntry("parallelism.default", "2")
        .containsEntry("web.port", "1");
  }

  private static FlinkDeployment cluster(String name, String namespace, String spec) {
    return (FlinkDeployment)
        read("""
                apiVersion: flink.apache.org/v1beta1
                kind: FlinkDeployment
                metadata: {name: %s, namespace: %s}
                spec: {%s}
                """
                .formatted(name, namespace, spec))
            .resource();
  }

  private static FlinkSessionJob sessionJob(Reading reading) {
    return (FlinkSessionJob) reading.resource();
  }

  private static Reading read(String yaml) {
    return FlinkResourceYaml.read(parse(yaml));
  }

  private static YamlDocument parse(String yaml) {
    return YamlFiles.parse("test.yaml", yaml).get(0);
  }
}
