package io.sluice.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.deployer.aws.LocalS3;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.delete.FlinkObjects;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GarbageCommandIT {
  private static final String BUCKET = "example-state";
  private static final String ORPHAN =
      "flink/checkpoints/gone/0123456789abcdef0123456789abcdef/chk-1/_metadata";
  private static final String IN_USE =
      "flink/checkpoints/good/0123456789abcdef0123456789abcdef/chk-1/_metadata";

  @RegisterExtension static final LocalS3 S3 = new LocalS3(BUCKET);
  @RegisterExtension final ApiServer server = new ApiServer();
  @RegisterExtension final TestProject project = new TestProject();
  @RegisterExtension final KubeconfigFile kubeconfig = new KubeconfigFile();

  @BeforeEach
  void stateOfTwoDeployments() throws IOException {
    kubeconfig.use(server.kubeconfig());
    project.write(
        "manifests/environments/test.yaml",
        TestProject.ENVIRONMENT.replace("namespace: flink", "namespace: " + server.namespace())
            + "s3:\n  endpoint: "
            + S3.endpoint()
            + "\n");
    S3.put(BUCKET, ORPHAN, IN_USE);
    S3.age(BUCKET, "", Duration.ofDays(5));
  }

  @Test
  void whatBelongsToNoDeploymentIsReportedAndNothingIsDeleted() throws IOException {
    TestProject.Result reported = project.run("garbage", "--env", "test");

    assertThat(reported.exitCode()).describedAs(reported.err()).isEqualTo(ExitCode.OK);
    assertThat(reported.out())
        .contains("checkpoints  s3://example-state/flink/checkpoints/gone/  1")
        .contains("5 d")
        .doesNotContain("good");
    assertThat(S3.objects(BUCKET)).containsExactly(ORPHAN, IN_USE);
    JsonNode data =
        new ObjectMapper().readTree(project.run("garbage", "--env", "test", "-o", "json").out());
    assertThat(data.path("leftovers").path(0).path("objects").asInt()).isEqualTo(1);
    assertThat(data.path("complete").asBoolean()).isTrue();
  }

  @Test
  void itIsDeletedOnlyWhenThatIsAskedAndAgreedTo() {
    TestProject.Result unasked = project.run("garbage", "--env", "test", "--delete");
    assertThat(unasked.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(S3.objects(BUCKET)).contains(ORPHAN);

    TestProject.Result deleted = project.run("garbage", "--env", "test", "--delete", "--yes");

    assertThat(deleted.exitCode()).describedAs(deleted.err()).isEqualTo(ExitCode.OK);
    assertThat(deleted.out()).contains("deleted 1 leftover");
    assertThat(S3.objects(BUCKET)).containsExactly(IN_USE);
    assertThat(project.run("garbage", "--env", "test").out()).contains("nothing is left over");
  }

  @Test
  void theAgeThatCountsCanBeSaid() {
    assertThat(project.run("garbage", "--env", "test", "--min-age", "6d").out())
        .contains("nothing is left over");
  }

  @Test
  void aNamespaceAloneIsOnlyTheCluster() {
    new FlinkObjects(server).createHighAvailability();

    TestProject.Result reported =
        project.run("garbage", "-n", server.namespace(), "--min-age", "1ms");

    assertThat(reported.out())
        .contains("HA ConfigMap  " + server.namespace() + "/example-cluster-config-map")
        .doesNotContain("s3://");
  }
}
