package io.sluice.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.sluice.deployer.aws.LocalS3;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.TestObjects;
import io.sluice.deployer.cluster.delete.FlinkObjects;
import io.sluice.deployer.cluster.operate.PlayedOperator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PurgeCommandIT {
  private static final String BUCKET = "state";
  private static final String JOB = "0123456789abcdef0123456789abcdef";
  private static final String OLD = "savepoints/savepoint-012345-000000000001/";
  private static final String NEW = "savepoints/savepoint-012345-000000000002/";
  private static final String TAKEN = "s3p://state/savepoints/savepoint-012345-000000000002";

  @RegisterExtension static final LocalS3 S3 = new LocalS3(BUCKET);
  @RegisterExtension final ApiServer server = new ApiServer();
  @RegisterExtension final TestProject project = new TestProject();
  @RegisterExtension final KubeconfigFile kubeconfig = new KubeconfigFile();

  @BeforeEach
  void aJobHasState() throws IOException {
    kubeconfig.use(server.kubeconfig());
    project.write(
        "manifests/environments/test.yaml",
        TestProject.ENVIRONMENT.replace("namespace: flink", "namespace: " + server.namespace())
            + "s3:\n  endpoint: "
            + S3.endpoint()
            + "\n");
    S3.put(
        BUCKET,
        "checkpoints/" + JOB + "/chk-1/_metadata",
        "ha/example/completedCheckpoint1",
        "ha/other/completedCheckpoint1",
        OLD + "_metadata");
  }

  @Test
  void theStateGoesAfterTheDeploymentAndTheSavepointThatWasTakenStays() {
    FlinkObjects objects = new FlinkObjects(server).create().createHighAvailability();
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      operator.answers(
          status -> {
            S3.put(BUCKET, NEW + "_metadata");
            return status.savepoint(TAKEN, "MANUAL", status.nonce());
          });
      operator.letsGo(objects::collect);

      TestProject.Result deleted = delete("--yes");

      assertThat(deleted.exitCode()).describedAs(deleted.err()).isEqualTo(ExitCode.OK);
      assertThat(deleted.err())
          .contains("with it goes, as of now, ")
          .contains("goes  checkpoints s3://state/checkpoints/: 1 objects");
      assertThat(deleted.out())
          .contains("purged HA metadata s3://state/ha/example/: 1 objects")
          .contains("left savepoint s3://state/" + NEW)
          .doesNotContain("never touched here");
      assertThat(S3.objects(BUCKET))
          .containsExactly("ha/other/completedCheckpoint1", NEW + "_metadata");
      assertThat(objects.configMaps()).isEmpty();
    }
  }

  @Test
  void nothingIsDeletedBeforeItIsAgreedTo() {
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      List<String> before = S3.objects(BUCKET);

      TestProject.Result refused = delete();

      assertThat(refused.exitCode()).isEqualTo(ExitCode.STATE_PROTECTED);
      assertThat(refused.err()).contains("goes  checkpoints").contains("--yes");
      assertThat(operator.live().deletionAsked()).isEmpty();
      assertThat(S3.objects(BUCKET)).isEqualTo(before);
    }
  }

  @Test
  void whatAnotherLiveDeploymentSharesStays() {
    new TestObjects(server)
        .create(
            PlayedOperator.APPLICATION
                .replace("name: example", "name: twin")
                .replaceAll(" +finalizers.*\n", ""),
            GenericKubernetesResource.class);
    try (PlayedOperator operator = suspended()) {
      operator.letsGo(() -> {});

      TestProject.Result deleted = delete("--yes");

      assertThat(deleted.exitCode()).describedAs(deleted.err()).isEqualTo(ExitCode.OK);
      assertThat(deleted.out())
          .contains("left checkpoints s3://state/checkpoints/: shared with twin");
      assertThat(S3.objects(BUCKET))
          .contains("checkpoints/" + JOB + "/chk-1/_metadata", OLD + "_metadata")
          .doesNotContain("ha/example/completedCheckpoint1");
    }
  }

  @Test
  void whatAnotherEnvironmentsManifestSharesStays() throws IOException {
    project.write("manifests/environments/prod.yaml", TestProject.ENVIRONMENT);
    project.write("manifests/prod/example.yaml", PlayedOperator.APPLICATION);
    try (PlayedOperator operator = suspended()) {
      operator.letsGo(() -> {});

      TestProject.Result deleted = delete("--yes");

      assertThat(deleted.out()).contains("shared with example (namespace flink, environment prod)");
      assertThat(S3.objects(BUCKET)).contains("checkpoints/" + JOB + "/chk-1/_metadata");
    }
  }

  @Test
  void theAnswerIsDataForPrograms() throws IOException {
    try (PlayedOperator operator = suspended()) {
      operator.letsGo(() -> {});

      JsonNode answer = new ObjectMapper().readTree(delete("--yes", "-o", "json").out());

      assertThat(answer.path("purged").path("objects").asInt()).isEqualTo(3);
      assertThat(answer.path("purged").path("kept").toString()).contains("the last one");
    }
  }

  @Test
  void aRunThatWasInterruptedIsFinishedByTheNextFromTheDescription() throws IOException {
    project.write("manifests/test/example.yaml", PlayedOperator.APPLICATION);

    TestProject.Result finished = delete("--yes");

    assertThat(finished.exitCode()).describedAs(finished.err()).isEqualTo(ExitCode.OK);
    assertThat(S3.objects(BUCKET))
        .containsExactly("ha/other/completedCheckpoint1", OLD + "_metadata");
  }

  @Test
  void checkpointsThatAreAllThatIsLeftOfTheStateStay() throws IOException {
    project.write("manifests/test/example.yaml", PlayedOperator.APPLICATION);
    S3.aws().s3().deleteObject(one -> one.bucket(BUCKET).key(OLD + "_metadata"));

    TestProject.Result refused = delete("--yes");

    assertThat(refused.exitCode()).isEqualTo(ExitCode.STATE_PROTECTED);
    assertThat(refused.err()).contains("no savepoint of example is there");
    assertThat(S3.objects(BUCKET)).contains("checkpoints/" + JOB + "/chk-1/_metadata");
    assertThat(delete("--yes", "--no-savepoint").exitCode()).isEqualTo(ExitCode.OK);
    assertThat(S3.objects(BUCKET)).containsExactly("ha/other/completedCheckpoint1");
  }

  @Test
  void ofOneThatIsGoneAndNotDescribedNothingIsGuessed() {
    TestProject.Result refused = delete("--yes");

    assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(refused.err()).contains("what it has used is not known").contains("sluice garbage");
  }

  @Test
  void whatMakesNoSenseTogetherIsRefused() {
    assertThat(project.run("delete", "example", "--purge").err()).contains("say so with --env");
    assertThat(delete("--no-wait").err()).contains("leave --no-wait out");
    assertThat(delete("--force").err()).contains("--no-savepoint");
    assertThat(project.run("delete", "example", "--purge-savepoints").err())
        .contains("add --purge");
  }

  private PlayedOperator suspended() {
    S3.put(BUCKET, NEW + "_metadata");
    PlayedOperator operator =
        PlayedOperator.of(
            server, PlayedOperator.APPLICATION.replace("state: running", "state: suspended"));
    operator.says(status -> status.suspended("savepoint").savepoint(TAKEN, "MANUAL", 1L));
    return operator;
  }

  private TestProject.Result delete(String... more) {
    List<String> words = new ArrayList<>(List.of("delete", "example", "--purge", "--env", "test"));
    words.addAll(List.of(more));
    return project.run(words.toArray(String[]::new));
  }
}
