package io.sluice.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.sluice.deployer.aws.LocalS3;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.TestObjects;
import io.sluice.deployer.spec.ArtifactKey;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ArtifactCommandIT {
  private static final String BUCKET = "example-artifacts";

  @RegisterExtension static final LocalS3 S3 = new LocalS3(BUCKET);
  @RegisterExtension final ApiServer server = new ApiServer();
  @RegisterExtension final TestProject project = new TestProject();
  @RegisterExtension final KubeconfigFile kubeconfig = new KubeconfigFile();

  @BeforeEach
  void aProjectWithAJar() throws IOException {
    kubeconfig.use(server.kubeconfig());
    project.write(
        "manifests/environments/sound.yaml",
        TestProject.ENVIRONMENT + "s3:\n  endpoint: " + S3.endpoint() + "\n");
    project.write("jobs/target/jobs.jar", "version 1");
  }

  @Test
  void aPushUploadsPinsAndRenders() throws IOException {
    TestProject.Result pushed = push();

    String digest =
        only(ArtifactKey.digestsIn(String.join("\n", S3.objects(BUCKET))).stream().toList());
    assertThat(pushed.out())
        .contains("uploaded")
        .contains("pinned        jobs/counts.jar in sound.lock");
    assertThat(S3.objects(BUCKET)).containsExactly("jobs/" + digest + "/counts.jar");
    assertThat(lock()).contains("jobs/counts.jar: \"" + digest + "\"");
    assertThat(pushed.exitCode()).describedAs(pushed.err()).isEqualTo(ExitCode.OK);
    assertThat(Files.readString(project.root().resolve("manifests/sound/counts.yaml")))
        .contains("jarURI: s3://example-artifacts/jobs/" + digest + "/counts.jar");
  }

  @Test
  void whereTheManifestsCannotBeRenderedThatIsToldAndThePinStays() throws IOException {
    Files.copy(
        project.root().resolve("manifests/environments/sound.yaml"),
        project.root().resolve("manifests/environments/broken.yaml"));

    TestProject.Result pushed = project.run("artifact", "push", "--env", "broken");

    assertThat(pushed.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(pushed.err())
        .contains("could not be rendered")
        .contains("sluice render --env broken");
    assertThat(project.root().resolve("manifests/environments/broken.lock")).exists();
  }

  @Test
  void aSecondPushChangesNothing() throws IOException {
    push();
    String lock = lock();

    TestProject.Result again = push();

    assertThat(again.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(again.out()).contains("already there").doesNotContain("pinned");
    assertThat(lock()).isEqualTo(lock);
  }

  @Test
  void aDryRunSaysWhatWouldBeAndDoesNothing() throws IOException {
    TestProject.Result dry = push("--dry-run");

    assertThat(dry.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(dry.out()).contains("would upload").contains("would pin");
    assertThat(S3.objects(BUCKET)).isEmpty();
    assertThat(project.root().resolve("manifests/environments/sound.lock")).doesNotExist();
  }

  @Test
  void noProgressIsShownWithoutATerminal() {
    assertThat(push().err()).doesNotContain("\r").doesNotContain("[");
  }

  @Test
  void oldOnesGoExceptThoseThatADescriptionAPinOrALiveJobRefersTo() throws IOException {
    String live = version(1);
    String rendered = version(2);
    String unused = version(3);
    project.write("manifests/test/old.yaml", "# jarURI: s3://x/jobs/" + rendered + "/counts.jar\n");
    new TestObjects(server)
        .create(
            """
            apiVersion: flink.apache.org/v1beta1
            kind: FlinkDeployment
            metadata: {name: old}
            spec: {flinkVersion: v1_19, job: {jarURI: 's3://x/jobs/%s/counts.jar', parallelism: 1}}
            """
                .formatted(live),
            GenericKubernetesResource.class);
    String pinned = version(4);

    TestProject.Result purged =
        project.run("artifact", "purge", "--env", "sound", "--keep", "0", "--yes");

    assertThat(purged.exitCode()).describedAs(purged.err()).isEqualTo(ExitCode.OK);
    assertThat(purged.out()).contains("deleted 1 artifact");
    assertThat(ArtifactKey.digestsIn(String.join("\n", S3.objects(BUCKET))))
        .containsExactlyInAnyOrder(live, rendered, pinned)
        .doesNotContain(unused);
  }

  @Test
  void keepPurgesRightAfterAPush() throws IOException {
    version(1);
    S3.age(BUCKET, "", Duration.ofDays(2));
    version(2);
    S3.age(BUCKET, "", Duration.ofDays(1));
    project.write("jobs/target/jobs.jar", "version 3");

    TestProject.Result pushed = push("--keep", "1");

    assertThat(pushed.out()).contains("uploaded").contains("deleted");
    assertThat(S3.objects(BUCKET)).hasSize(1);
  }

  @Test
  void withoutAClusterNothingIsPurgedUnlessThatIsAsked() throws IOException {
    version(1);
    version(2);
    kubeconfig.use(server.kubeconfig().replaceAll("server: .*", "server: https://127.0.0.1:1"));

    TestProject.Result refused =
        project.run("artifact", "purge", "--env", "sound", "--keep", "0", "--yes");

    assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(refused.err()).contains("could lose its jar").contains("--without-cluster");
    assertThat(S3.objects(BUCKET)).hasSize(2);
    assertThat(
            project
                .run(
                    "artifact",
                    "purge",
                    "--env",
                    "sound",
                    "--keep",
                    "0",
                    "--yes",
                    "--without-cluster")
                .exitCode())
        .isEqualTo(ExitCode.OK);
    assertThat(S3.objects(BUCKET)).hasSize(1);
  }

  @Test
  void aPurgeIsAgreedToOrNothingGoes() throws IOException {
    version(1);
    version(2);

    TestProject.Result refused = project.run("artifact", "purge", "--env", "sound", "--keep", "0");

    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).contains("--yes");
    assertThat(S3.objects(BUCKET)).hasSize(2);
  }

  @Test
  void whatIsThereIsListedWithItsUse() throws IOException {
    version(1);
    String pinned = version(2);

    JsonNode listed =
        new ObjectMapper()
            .readTree(project.run("artifact", "list", "--env", "sound", "-o", "json").out());

    assertThat(listed).hasSize(2);
    for (JsonNode one : listed) {
      assertThat(one.path("uses").toString().contains("pinned"))
          .isEqualTo(one.path("sha256").asText().equals(pinned));
    }
    assertThat(project.run("artifact", "list", "--env", "sound").out())
        .contains("jobs/counts.jar")
        .contains("pinned, in manifests");
  }

  @Test
  void aFileThatNoDeploymentTakesNeedsAName() throws IOException {
    String other = project.write("other.jar", "x").toString();

    TestProject.Result unknown = push(other);
    TestProject.Result named = push(other, "--as", "extra/other.jar");

    assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(unknown.err()).contains("--as").contains("jobs/counts.jar");
    assertThat(named.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(lock()).contains("extra/other.jar: ");
  }

  @Test
  void aJarThatWasNotBuiltIsTold() throws IOException {
    Files.delete(project.root().resolve("jobs/target/jobs.jar"));

    TestProject.Result absent = push();

    assertThat(absent.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(absent.err()).contains("jobs.jar is not there").contains("build it");
  }

  private String version(int number) throws IOException {
    project.write("jobs/target/jobs.jar", "version " + number);
    push();
    return lock().replaceAll("(?s).*jobs/counts.jar: \"(\\w+)\".*", "$1");
  }

  private TestProject.Result push(String... more) {
    List<String> words = new ArrayList<>(List.of("artifact", "push"));
    words.addAll(List.of(more));
    words.addAll(List.of("--env", "sound"));
    return project.run(words.toArray(String[]::new));
  }

  private String lock() throws IOException {
    return Files.readString(project.root().resolve("manifests/environments/sound.lock"));
  }

  private static String only(List<String> digests) {
    assertThat(digests).hasSize(1);
    return digests.get(0);
  }
}
