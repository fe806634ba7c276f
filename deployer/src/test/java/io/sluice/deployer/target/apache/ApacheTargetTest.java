package io.sluice.deployer.target.apache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.deployer.check.InvalidDeploymentException;
import io.sluice.deployer.check.Problem;
import io.sluice.deployer.spec.FlinkResource;
import io.sluice.deployer.spec.FlinkResourceYaml;
import io.sluice.deployer.target.Golden;
import io.sluice.deployer.target.KubernetesResource;
import io.sluice.deployer.yaml.YamlFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ApacheTargetTest {
  private static final String SMALL =
      """
      apiVersion: flink.apache.org/v1beta1
      kind: FlinkDeployment
      metadata:
        name: orders
        namespace: flink
      spec:
        %s
        flinkVersion: %s
        job:
          jarURI: %s
      """;

  private final ApacheTarget target = new ApacheTarget();

  @ParameterizedTest
  @MethodSource("goldens")
  void rendersWhatIsCheckedIn(Golden golden) throws IOException {
    String rendered = target.files(golden.description()).get(Path.of(name(golden)));

    if (Boolean.getBoolean("sluice.update")) {
      Files.createDirectories(golden.rendered().getParent());
      Files.writeString(golden.rendered(), rendered);
    }
    assertThat(golden.rendered())
        .describedAs("run mvn -q test -pl deployer -am -Dsluice.update=true")
        .content()
        .isEqualTo(rendered);
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void leavesNoFieldOfEmrAndMakesNoOtherKinds(Golden golden) {
    List<KubernetesResource> resources = target.resources(golden.description());

    assertThat(resources)
        .extracting(KubernetesResource::kind)
        .isSubsetOf(
            "ServiceAccount",
            "Role",
            "RoleBinding",
            "ConfigMap",
            "FlinkDeployment",
            "FlinkSessionJob");
    assertThat(resources.get(resources.size() - 1).yaml())
        .doesNotContain("emrReleaseLabel", "executionRoleArn", "monitoringConfiguration")
        .doesNotContain("highAvailabilityEnabled", "  storageDir:");
  }

  @Test
  void makesWhatAPodRefersToBeforeTheDeployment() {
    assertThat(target.resources(description("everything")))
        .extracting(KubernetesResource::toString)
        .containsExactly(
            "ServiceAccount/web-sessions",
            "Role/web-sessions",
            "RoleBinding/web-sessions",
            "ConfigMap/web-sessions-logs",
            "FlinkDeployment/web-sessions");
  }

  @Test
  void onlyRefersToAServiceAccountThatIsThereAlready() {
    assertThat(target.resources(description("service-account")))
        .extracting(KubernetesResource::kind)
        .containsExactly("ConfigMap", "FlinkDeployment");
  }

  @Test
  void namesTheRoleOnTheAccountForIrsaAndNotForPodIdentity() {
    assertThat(target.resources(description("everything")).get(0).yaml())
        .contains("eks.amazonaws.com/role-arn: \"arn:aws:iam::111122223333:role/flink-job\"");
    assertThat(target.resources(description("pod-identity")).get(0).yaml())
        .contains("name: orders-job")
        .doesNotContain("role-arn");
  }

  @Test
  void restartsPodsWhereOnlyTheLogDestinationChanges() {
    FlinkResource before = description("everything");
    FlinkResource after =
        read(
            text("everything")
                .replace("logStreamNamePrefix: web-sessions", "logStreamNamePrefix: x"));

    assertThat(deployment(after).yaml()).isNotEqualTo(deployment(before).yaml());
  }

  @Test
  void keepsFieldsThatItDoesNotKnow() {
    FlinkResource resource = read(text("everything") + "  later: {field: 1}\n");

    assertThat(deployment(resource).yaml()).contains("later:\n    field: 1\n");
  }

  @ParameterizedTest
  @CsvSource({
    "v1_20, s3://jobs/a.jar, s3a://jobs/a.jar",
    "v1_20, s3p://jobs/a.jar, s3p://jobs/a.jar",
    "v1_20, https://repo.example.com/a.jar, https://repo.example.com/a.jar",
    "v1_19, s3://jobs/below/a.jar, local:///opt/flink/usrlib/a.jar",
    "v1_17, s3a://jobs/a.jar, local:///opt/flink/usrlib/a.jar",
    "v1_17, local:///opt/flink/a.jar, local:///opt/flink/a.jar"
  })
  void namesTheJarAsTheLineTakesIt(String line, String described, String rendered) {
    assertThat(deployment(small("image: flink", line, described)).yaml())
        .containsPattern("jarURI: \"?" + rendered + "\"?\n");
  }

  @ParameterizedTest
  @CsvSource({
    "v1_16, high-availability: org.apache.flink.kubernetes",
    "v1_17, high-availability.type: kubernetes"
  })
  void namesHighAvailabilityAsTheLineDoes(String line, String option) {
    assertThat(
            deployment(
                    small(
                        "jobManager: {storageDir: 's3p://state/ha'}\n  image: flink",
                        line,
                        "local:///a.jar"))
                .yaml())
        .contains(option)
        .contains("high-availability.storageDir: s3p://state/ha")
        .contains("replicas: 2");
  }

  @Test
  void namesThePlacesOfStateAsOldOperatorsReadThemToo() {
    String lines =
        "image: flink\n"
            + "  flinkConfiguration: {execution.checkpointing.dir: 's3p://a/b',"
            + " execution.checkpointing.savepoint-dir: 's3p://a/c', state.savepoints.dir: own}";

    assertThat(deployment(small(lines, "v1_20", "local:///a.jar")).yaml())
        .contains("    execution.checkpointing.dir: s3p://a/b\n")
        .contains("    state.checkpoints.dir: s3p://a/b\n")
        .contains("    state.savepoints.dir: own\n");
  }

  @Test
  void leavesTheReplicasOfADescriptionForApacheAlone() {
    assertThat(deployment(small("image: flink", "v1_19", "local:///a.jar")).yaml())
        .doesNotContain("replicas", "high-availability");
  }

  @ParameterizedTest
  @CsvSource({
    "emrReleaseLabel: emr-7.9.0-flink-latest, software.amazon.awssdk",
    "emrReleaseLabel: emr-7.7.0-flink-latest, com.amazonaws.auth",
    "'{emrReleaseLabel: emr-7.9.0-flink-latest, image: own}', com.amazonaws.auth",
    "image: flink, com.amazonaws.auth"
  })
  void namesAProviderThatTheImageHas(String image, String provider) {
    String lines = image.replaceAll("[{}]", "").replace(", ", "\n  ");

    assertThat(deployment(small(lines, "v1_19", "local:///a.jar")).yaml())
        .contains("fs.s3a.aws.credentials.provider: " + provider);
  }

  @ParameterizedTest
  @CsvSource({
    "fs.s3a.aws.credentials.provider, org.example.Own",
    "s3.access-key, key",
    "s3a.access.key, key"
  })
  void leavesCredentialsOfTheDescriptionAlone(String key, String value) {
    String lines = "image: flink\n  flinkConfiguration: {" + key + ": " + value + "}";

    assertThat(deployment(small(lines, "v1_19", "local:///a.jar")).yaml())
        .contains(key + ": " + value)
        .doesNotContain("DefaultAWSCredentialsProviderChain");
  }

  @ParameterizedTest
  @CsvSource({
    "metrics.reporters, jmx",
    "metrics.reporter.prom.port, '\"9999\"'",
    "metrics.reporter.x.factory.class, org.apache.flink.metrics.prometheus.PrometheusReporterFactory"
  })
  void leavesReportersOfTheDescriptionAlone(String key, String value) {
    String lines = "image: flink\n  flinkConfiguration: {" + key + ": " + value + "}";

    assertThat(deployment(small(lines, "v1_19", "local:///a.jar")).yaml())
        .doesNotContain("9249", "containerPort");
  }

  @Test
  void takesTheImageThatAnOptionNames() {
    String lines =
        "emrReleaseLabel: emr-7.2.0-flink-latest\n"
            + "  flinkConfiguration: {kubernetes.container.image.ref: own}";

    assertThat(deployment(small(lines, "v1_18", "s3://jobs/a.jar")).yaml())
        .doesNotContain("public.ecr.aws/emr-on-eks", "aws-cli")
        .contains("image: own");
  }

  @Test
  void tellsEveryProblemAndRendersNothingWhereOneIsAnError() {
    FlinkResource resource =
        read(text("everything").replace("rotationSize", "compress: true\n      rotationSize"));

    assertThatThrownBy(() -> target.files(resource))
        .isInstanceOfSatisfying(
            InvalidDeploymentException.class,
            invalid ->
                assertThat(invalid.problems())
                    .extracting(Problem::rule)
                    .containsExactly("apache-log-field", "apache-operator-version"));
  }

  @Test
  void rendersASessionJobAsItIs() {
    FlinkResource job = description("session-job");

    assertThat(target.resources(job)).containsExactly(KubernetesResource.of(job));
  }

  private KubernetesResource deployment(FlinkResource resource) {
    List<KubernetesResource> resources = target.resources(resource);
    return resources.get(resources.size() - 1);
  }

  private static FlinkResource description(String name) {
    return new Golden("apache", name + ".yaml").description();
  }

  private static String text(String name) {
    try {
      return Files.readString(Path.of("src/test/resources/golden/apache", name + ".yaml"));
    } catch (IOException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private static FlinkResource small(String lines, String line, String jar) {
    return read(SMALL.formatted(lines, line, jar));
  }

  private static FlinkResource read(String yaml) {
    return FlinkResourceYaml.read(YamlFiles.parse("test.yaml", yaml).get(0)).resource();
  }

  private static String name(Golden golden) {
    return golden.description().name() + ".yaml";
  }

  static Stream<Golden> goldens() {
    return Golden.in("apache");
  }
}
