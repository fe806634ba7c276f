package io.sluice.deployer.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The doctor's AWS half, beside a cluster that does not answer. */
class DoctorAwsTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String PROBE = "/example-state/checkpoints/.sluice-doctor-probe-.*";
  private static final String JOB =
      """
      apiVersion: flink.apache.org/v1beta1
      kind: FlinkDeployment
      metadata: {name: demo, namespace: flink}
      spec:
        flinkVersion: v1_19
        image: flink:1.19
        serviceAccount: nobody
        flinkConfiguration: {%s}
        jobManager: {resource: {cpu: 1, memory: 2048m}}
        taskManager: {resource: {cpu: 1, memory: 2048m}}
        job: {jarURI: "local:///job.jar", parallelism: 1, upgradeMode: stateless}
      """;
  private static final String KUBECONFIG =
      """
      apiVersion: v1
      kind: Config
      clusters: [{name: gone, cluster: {server: "http://127.0.0.1:1"}}]
      contexts: [{name: gone, context: {cluster: gone, user: me, namespace: flink}}]
      users: [{name: me, user: {}}]
      current-context: gone
      """;

  /** An account of nobody: neither variables nor files nor a machine's role. */
  private static final Map<String, String> NOBODY =
      Map.of(
          "aws.disableEc2Metadata", "true",
          "aws.configFile", "none",
          "aws.sharedCredentialsFile", "none");

  @RegisterExtension final TestProject project = new TestProject();
  @RegisterExtension final KubeconfigFile kubeconfig = new KubeconfigFile();

  private final WireMockServer s3 =
      new WireMockServer(WireMockConfiguration.options().dynamicPort());

  @BeforeEach
  void connect() throws IOException {
    kubeconfig.use(KUBECONFIG);
    NOBODY.forEach(System::setProperty);
    s3.stubFor(any(anyUrl()).willReturn(aResponse()));
    s3.start();
  }

  @AfterEach
  void stop() {
    s3.stop();
    NOBODY.keySet().forEach(System::clearProperty);
  }

  @Test
  void withoutADeploymentItIsNotAsked() {
    assertThat(project.run("doctor").out())
        .contains("skipped  aws-caller        neither a deployment nor --env is given");
  }

  @Test
  void aDeploymentThatNeedsNothingOfAwsIsSkippedWithTheReason() throws IOException {
    Path file = describe("");

    assertThat(project.run("doctor", "-f", file.toString(), "--region", "eu-west-1").out())
        .contains("skipped  aws-caller        nothing of demo needs AWS");
  }

  @Test
  void withAnotherS3AndWithoutKeysOnlyItsAddressIsTried() throws IOException {
    TestProject.Result result =
        project.run("doctor", "-f", describe(ownS3()).toString(), "--region", "eu-west-1");

    assertThat(result.out())
        .contains("skipped  aws-caller        nothing of demo needs AWS: it has S3 at")
        .contains("ok       s3-endpoint       S3 at http://localhost:" + s3.port() + " answers")
        .contains("skipped  s3-buckets        there are no keys for")
        .contains("skipped  s3-places         there are no keys for")
        .doesNotContain("fail     s3", "fail     aws", "role");
  }

  @Test
  void withoutCredentialsAnEnvironmentOfAwsIsOneFailureAndTheRestIsNotLookedAt()
      throws IOException {
    JsonNode all =
        new ObjectMapper()
            .readTree(project.run("doctor", "good", "--env", "test", "-o", "json").out());

    List<JsonNode> aws = lines(all, "aws-caller");
    assertThat(aws).hasSize(1);
    assertThat(aws.get(0).path("verdict").asText()).isEqualTo("FAIL");
    assertThat(aws.get(0).path("what").asText()).contains("there are no AWS credentials");
    assertThat(aws.get(0).path("fix").asText()).endsWith("--no-aws leaves AWS out");
    for (String check : List.of("s3-endpoint", "eks-cluster", "role", "log-group", "image")) {
      assertThat(lines(all, check))
          .extracting(line -> line.path("what").asText())
          .containsExactly("not looked at because of aws-caller");
    }
  }

  @Test
  void noAwsLeavesItOut() {
    assertThat(project.run("doctor", "good", "--env", "test", "--no-aws").out())
        .contains("api-server")
        .doesNotContain("aws-caller");
  }

  @Test
  void whoeverEndsItWaitsUntilTheProbeIsRemoved() throws Exception {
    s3.stubFor(
        get(urlPathMatching(PROBE)).willReturn(aResponse().withBody("x").withFixedDelay(3000)));
    Path output = project.root().resolve("output");
    Process doctor = start(output, describe(ownS3()));
    await().atMost(SOON).untilAsserted(() -> s3.verify(1, getRequestedFor(urlPathMatching(PROBE))));

    doctor.destroy();

    assertThat(doctor.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(doctor.exitValue()).describedAs(Files.readString(output)).isNotZero();
    s3.verify(1, putRequestedFor(urlPathMatching(PROBE)));
    s3.verify(1, deleteRequestedFor(urlPathMatching(PROBE)));
  }

  private Process start(Path output, Path file) throws IOException {
    ProcessBuilder command =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dkubeconfig=" + kubeconfig.path(),
                "-Dsluice.home=" + project.root(),
                "-Daws.accessKeyId=test",
                "-Daws.secretAccessKey=test",
                "-cp",
                System.getProperty("java.class.path"),
                Sluice.class.getName(),
                "doctor",
                "-f",
                file.toString(),
                "--region",
                "eu-west-1")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    return command.start();
  }

  private String ownS3() {
    return "s3.endpoint: 'http://localhost:"
        + s3.port()
        + "', state.checkpoints.dir: 's3p://example-state/checkpoints'";
  }

  private Path describe(String options) throws IOException {
    return project.write("job.yaml", JOB.formatted(options));
  }

  private static List<JsonNode> lines(JsonNode all, String check) {
    List<JsonNode> lines = new ArrayList<>();
    all.forEach(lines::add);
    return lines.stream().filter(one -> one.path("check").asText().equals(check)).toList();
  }
}
