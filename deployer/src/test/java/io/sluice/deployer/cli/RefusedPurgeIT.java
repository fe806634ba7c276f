package io.sluice.deployer.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.sluice.deployer.aws.WiredAws;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.operate.PlayedOperator;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RefusedPurgeIT {
  private static final String CHECKPOINT =
      "checkpoints/0123456789abcdef0123456789abcdef/chk-1/_metadata";
  private static final String DENIED =
      "<DeleteResult><Error><Key>%s</Key><Code>AccessDenied</Code><Message>Access Denied</Message>"
          + "</Error></DeleteResult>";

  @RegisterExtension final WiredAws aws = new WiredAws();
  @RegisterExtension final ApiServer server = new ApiServer();
  @RegisterExtension final TestProject project = new TestProject();
  @RegisterExtension final KubeconfigFile kubeconfig = new KubeconfigFile();

  @BeforeEach
  void stateInABucketWhoseCheckpointsMayNotBeDeleted() throws IOException {
    kubeconfig.use(server.kubeconfig());
    project.write(
        "manifests/environments/test.yaml",
        TestProject.ENVIRONMENT.replace("namespace: flink", "namespace: " + server.namespace())
            + "s3:\n  endpoint: "
            + aws.address()
            + "\n");
    aws.server().stubFor(any(anyUrl()).willReturn(xml("<DeleteResult/>")));
    lists("", "");
    lists("ha/example/", "ha/example/completedCheckpoint1");
    lists("checkpoints/", CHECKPOINT);
    aws.server()
        .stubFor(
            post(anyUrl())
                .withRequestBody(containing(CHECKPOINT))
                .willReturn(xml(DENIED.formatted(CHECKPOINT))));
  }

  @Test
  void aMissingPermissionMidwayIsNamedWithWhatIsGoneAndHowToGoOn() {
    try (PlayedOperator operator =
        PlayedOperator.of(
            server,
            PlayedOperator.APPLICATION.replace(
                "upgradeMode: savepoint", "upgradeMode: stateless"))) {
      operator.says(status -> status.runningStable());
      operator.letsGo(() -> {});

      TestProject.Result refused =
          project.run("delete", "example", "--purge", "--env", "test", "--yes");

      assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(refused.err())
          .contains("no permission for s3:DeleteObject on arn:aws:s3:::state/" + CHECKPOINT)
          .contains("example is deleted, and 1 of 2 objects that it leaves")
          .contains("go on with 'sluice delete example --purge --env test'");
    }
  }

  private void lists(String prefix, String key) {
    String contents =
        key.isEmpty()
            ? ""
            : "<Contents><Key>%s</Key><LastModified>2024-01-01T00:00:00.000Z</LastModified>"
                    .formatted(key)
                + "<Size>5</Size></Contents>";
    String body =
        "<ListBucketResult><IsTruncated>false</IsTruncated>" + contents + "</ListBucketResult>";
    var request = get(anyUrl()).withQueryParam("list-type", equalTo("2"));
    if (!prefix.isEmpty()) {
      request.withQueryParam("prefix", equalTo(prefix));
    }
    aws.server().stubFor(request.willReturn(xml(body)));
  }

  private static ResponseDefinitionBuilder xml(String body) {
    return aResponse().withHeader("Content-Type", "application/xml").withBody(body);
  }
}
