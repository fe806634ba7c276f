package io.sluice.deployer.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okXml;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.deployer.aws.WiredAws;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IamCommandsTest {
  @RegisterExtension final TestProject project = new TestProject();
  @RegisterExtension final WiredAws wire = new WiredAws();

  @Test
  void showTellsTrustPermissionsAndReasonsWithoutAskingAws() throws IOException {
    TestProject.Result shown = project.run("iam", "show", "good", "--env", "test", "-o", "json");

    JsonNode role = new ObjectMapper().readTree(shown.out());
    assertThat(shown.exitCode()).isZero();
    assertThat(role.path("role").asText()).isEqualTo("arn:aws:iam::111122223333:role/job");
    assertThat(role.path("serviceAccounts").get(0).asText())
        .startsWith("emr-containers-sa-flink-jobmanager-111122223333-");
    assertThat(role.path("policyName").asText()).isEqualTo("sluice.flink.good");
    assertThat(role.path("policy").toString())
        .contains("arn:aws:s3:::example-state/flink/checkpoints/good/*");
    assertThat(role.path("because").path("Checkpoints").asText()).contains("recovers from them");
    assertThat(role.path("trust").toString())
        .contains("oidc.eks.eu-west-1.amazonaws.com/id/OIDC-ID:aud");
    assertThat(role.path("notes").toString()).contains("OIDC-ID stands for").contains("KMS");
    assertThat(wire.server().getAllServeEvents()).isEmpty();
  }

  @Test
  void showPutsAnIssuerThatIsGivenIntoTheTrust() {
    TestProject.Result shown =
        project.run(
            "iam", "show", "good", "--env", "test", "--issuer", "https://oidc.example/id/A");

    assertThat(shown.out())
        .contains("oidc-provider/oidc.example/id/A")
        .contains("why:\n  Checkpoints: ")
        .doesNotContain("OIDC-ID");
  }

  @Test
  void showOfASessionJobIsAboutTheRoleOfItsCluster() {
    TestProject.Result shown = project.run("iam", "show", "counts", "--env", "test");

    assertThat(shown.exitCode()).isZero();
    assertThat(shown.out())
        .contains("role/job")
        .contains("fetched by the operator")
        .doesNotContain("arn:aws:s3:::example-artifacts/jobs/counts.jar");
  }

  @Test
  void showOfTheOperatorHasTheJarsOfSessionJobs() {
    TestProject.Result shown =
        project.run("iam", "show", "--operator", "--operator-namespace", "emr", "--env", "test");

    assertThat(shown.out())
        .contains("role/operator")
        .contains("emr-containers-sa-flink-operator")
        .contains("arn:aws:s3:::example-artifacts/jobs/counts.jar")
        .contains("inline policy sluice-operator.emr");
  }

  @Test
  void serviceAccountIsThatOfTheDescriptionWhereTheOperatorIsNotEmrs() {
    TestProject.Result shown =
        project.run("iam", "show", "good", "--env", "test", "--target", "apache");

    assertThat(shown.out()).contains("service accounts  good\n");
  }

  @Test
  void podIdentityTrustsEksInsteadOfAnIssuer() {
    TestProject.Result shown =
        project.run("iam", "show", "good", "--env", "test", "--identity", "pod-identity");

    assertThat(shown.out()).contains("pods.eks.amazonaws.com").doesNotContain("oidc");
  }

  @Test
  void anIdentityThatThereIsNotIsAUsageError() {
    TestProject.Result shown =
        project.run("iam", "show", "good", "--env", "test", "--identity", "magic");

    assertThat(shown.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(shown.err()).contains("--identity: 'magic'");
  }

  @Test
  void aCallerOfAnotherAccountIsRefusedBeforeAnythingIsAsked() {
    stubCaller("444455556666");

    TestProject.Result refused = project.run("iam", "apply", "good", "--env", "test");

    assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(refused.err())
        .contains("is of account 444455556666; environment test is of account 111122223333")
        .contains("fix: give a profile of account 111122223333");
    assertThat(wire.server().getAllServeEvents()).hasSize(1);
  }

  @Test
  void anEnvironmentWithoutAnEksClusterIsTold() {
    stubCaller("111122223333");

    TestProject.Result refused = project.run("iam", "plan", "good", "--env", "test");

    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err())
        .contains("environment test names no EKS cluster")
        .contains("add eksCluster: NAME to manifests/environments/test.yaml, or give --cluster");
  }

  @Test
  void aMissingPermissionIsNamedWithItsFix() {
    stubCaller("111122223333");
    wire.server()
        .stubFor(
            post("/")
                .withRequestBody(containing("Action=GetRole"))
                .willReturn(
                    WiredAws.queryError(
                        403,
                        "AccessDenied",
                        "User: arn:aws:iam::111122223333:user/me is not authorized to perform:"
                            + " iam:GetRole on resource: role job because no identity-based policy"
                            + " allows the iam:GetRole action")));

    TestProject.Result refused =
        project.run(
            "iam", "plan", "good", "--env", "test", "--issuer", "https://oidc.example/id/A");

    assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(refused.err())
        .isEqualTo(
            "sluice: read role job: no permission for iam:GetRole on role job\n"
                + "  fix: have iam:GetRole allowed, or use another --profile\n");
  }

  @Test
  void theOperatorIsOfAnEnvironmentOnly() {
    TestProject.Result refused = project.run("iam", "show", "good", "--operator", "--env", "test");

    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).contains("--operator: the operator is of an environment");
  }

  @Test
  void aFileWithoutRoleNamespaceOrRegionIsToldWhatIsMissing() throws IOException {
    String plain =
        """
        apiVersion: flink.apache.org/v1beta1
        kind: FlinkDeployment
        metadata: {name: plain%s}
        spec:
          emrReleaseLabel: emr-7.13.0-flink-latest
          flinkVersion: v1_20
          %s
          jobManager: {highAvailabilityEnabled: false, replicas: 1, resource: {cpu: 1, memory: 2048m}}
          taskManager: {resource: {cpu: 1, memory: 2048m}}
          job: {jarURI: "local:///opt/flink/usrlib/job.jar", parallelism: 1, upgradeMode: stateless}
        """;
    String role = "executionRoleArn: arn:aws:iam::111122223333:role/job";
    String account = "serviceAccount: flink";

    assertThat(show(plain.formatted("", account))).contains("plain names no executionRoleArn");
    assertThat(show(plain.formatted("", role))).contains("plain names no namespace");
    assertThat(show(plain.formatted(", namespace: x", role))).contains("which Region");
  }

  private String show(String manifest) throws IOException {
    TestProject.Result result =
        project.run("iam", "show", "-f", project.write("m.yaml", manifest).toString());
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    return result.err();
  }

  private void stubCaller(String account) {
    wire.server()
        .stubFor(
            post("/")
                .withRequestBody(containing("Action=GetCallerIdentity"))
                .willReturn(
                    okXml(
                        """
                        <GetCallerIdentityResponse><GetCallerIdentityResult>
                        <Account>%s</Account><Arn>arn:aws:iam::%s:user/me</Arn>
                        </GetCallerIdentityResult></GetCallerIdentityResponse>
                        """
                            .formatted(account, account))));
  }
}
