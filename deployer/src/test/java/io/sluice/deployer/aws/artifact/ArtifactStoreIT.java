package io.sluice.deployer.aws.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.deployer.aws.AwsException;
import io.sluice.deployer.aws.LocalS3;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

class ArtifactStoreIT {
  private static final String BUCKET = "artifacts";
  private static final int SMALL = 1000;
  private static final int LARGE = 2 * Upload.PART + 1000;

  @RegisterExtension static final LocalS3 S3 = new LocalS3(BUCKET);

  @TempDir Path folder;
  private ArtifactStore store;

  @BeforeEach
  void connect() {
    store = new ArtifactStore(S3.aws(), BUCKET);
  }

  @Test
  void aFileLiesUnderItsDigestAndIsUploadedOnce() throws IOException {
    LocalArtifact jar = artifact(SMALL);

    assertThat(store.put(jar, (sent, of) -> {})).isTrue();
    assertThat(store.put(jar, (sent, of) -> {})).isFalse();

    assertThat(S3.objects(BUCKET)).containsExactly("jobs/" + jar.key().digest() + "/jobs.jar");
    assertThat(content(jar)).isEqualTo(Files.readAllBytes(jar.file()));
  }

  @Test
  void aLargeFileArrivesInPartsAndItsProgressIsTold() throws IOException {
    LocalArtifact jar = artifact(LARGE);
    List<Long> told = new ArrayList<>();

    assertThat(store.put(jar, (sent, of) -> told.add(sent))).isTrue();

    assertThat(told)
        .containsExactly(0L, (long) Upload.PART, 2L * Upload.PART, (long) LARGE, (long) LARGE);
    assertThat(content(jar)).isEqualTo(Files.readAllBytes(jar.file()));
    assertThat(uploads()).isZero();
  }

  @Test
  void anInterruptionLeavesNeitherAnObjectNorParts() throws IOException {
    LocalArtifact jar = artifact(LARGE);

    assertThatThrownBy(
            () ->
                store.put(
                    jar,
                    (sent, of) -> {
                      if (sent > 0) {
                        Thread.currentThread().interrupt();
                      }
                    }))
        .isInstanceOf(AwsException.class);

    assertThat(Thread.interrupted()).describedAs("the interruption is not swallowed").isTrue();
    assertThat(S3.objects(BUCKET)).isEmpty();
    assertThat(uploads()).isZero();
  }

  @Test
  void aFileThatChangesMeanwhileIsNotPutUnderItsOldDigest() throws IOException {
    LocalArtifact jar = artifact(LARGE);
    Files.write(jar.file(), random(LARGE, 2));

    assertThatThrownBy(() -> store.put(jar, (sent, of) -> {}))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("changed while it was uploaded");

    assertThat(S3.objects(BUCKET)).isEmpty();
    assertThat(uploads()).isZero();
  }

  @Test
  void somethingElseUnderTheDigestIsTold() throws IOException {
    LocalArtifact jar = artifact(SMALL);
    S3.put(BUCKET, jar.key().key());

    assertThatThrownBy(() -> store.put(jar, (sent, of) -> {}))
        .isInstanceOf(AwsException.class)
        .hasMessageContaining("is there with")
        .hasMessageContaining("1000");
  }

  @Test
  void whatIsNotSameAsSentIsTakenAwayAgain() throws IOException {
    LocalArtifact jar = artifact(SMALL);
    S3.aws()
        .s3()
        .putObject(
            one -> one.bucket(BUCKET).key(jar.key().key()),
            RequestBody.fromBytes(random(SMALL, 3)));

    assertThatThrownBy(
            () ->
                new Verification(S3.aws(), BUCKET, jar).require(Digests.whole(jar.key().digest())))
        .isInstanceOf(AwsException.class)
        .hasMessageContaining("held something else");

    assertThat(S3.objects(BUCKET)).isEmpty();
  }

  @Test
  void onlyWhatLiesUnderADigestIsAnArtifact() throws IOException {
    LocalArtifact jar = artifact(SMALL);
    store.put(jar, (sent, of) -> {});
    S3.put(BUCKET, "jobs/jobs.jar", "scripts/pyflink.py");

    assertThat(store.all()).extracting(Artifact::key).containsExactly(jar.key());

    store.remove(store.all());
    assertThat(S3.objects(BUCKET)).containsExactly("jobs/jobs.jar", "scripts/pyflink.py");
  }

  private LocalArtifact artifact(int bytes) throws IOException {
    Path file = Files.write(folder.resolve("jobs.jar"), random(bytes, 1));
    return LocalArtifact.read(file, "jobs/jobs.jar");
  }

  private static byte[] random(int bytes, long seed) {
    byte[] content = new byte[bytes];
    new Random(seed).nextBytes(content);
    return content;
  }

  private static byte[] content(LocalArtifact jar) {
    return S3.aws()
        .s3()
        .getObjectAsBytes(one -> one.bucket(BUCKET).key(jar.key().key()))
        .asByteArray();
  }

  private static int uploads() {
    return S3.aws().s3().listMultipartUploads(all -> all.bucket(BUCKET)).uploads().size();
  }
}
