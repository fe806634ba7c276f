package io.sluice.deployer.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.deployer.spec.ArtifactKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockFileTest {
  private static final ArtifactKey JAR = new ArtifactKey("jobs/jobs.jar", "a1".repeat(32));

  @TempDir Path folder;

  @Test
  void pinsAreReadAsTheyWereWritten() throws IOException {
    ArtifactPins pins =
        ArtifactPins.NONE.with(JAR).with(new ArtifactKey("scripts/p.py", "1".repeat(64)));
    Path file = folder.resolve("dev.lock");

    LockFile.write(file, pins);

    assertThat(LockFile.read(file)).isEqualTo(pins);
    assertThat(folder).isDirectoryContaining(file::equals);
    assertThat(folder.resolve("dev.lock.new")).doesNotExist();
  }

  @Test
  void noFileIsNoPin() throws IOException {
    assertThat(LockFile.read(LockFile.of(folder.resolve("dev.yaml")))).isEqualTo(ArtifactPins.NONE);
  }

  @Test
  void whatIsNoDigestIsToldWithItsLine() throws IOException {
    Path file = Files.writeString(folder.resolve("dev.lock"), "# pins\njobs/jobs.jar: latest\n");

    assertThatThrownBy(() -> LockFile.read(file))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("dev.lock:2")
        .hasMessageContaining("'latest' is no SHA-256")
        .hasMessageContaining("sluice artifact push");
  }

  @Test
  void anEnvironmentHasThePinsBesideIt() throws IOException {
    Path file = Files.writeString(folder.resolve("dev.yaml"), ENVIRONMENT);
    assertThat(EnvironmentFile.read(file).artifact("jobs/jobs.jar"))
        .hasToString("s3://example-artifacts/jobs/jobs.jar");

    LockFile.write(LockFile.of(file), ArtifactPins.NONE.with(JAR));

    assertThat(EnvironmentFile.read(file).artifact("jobs/jobs.jar"))
        .hasToString("s3://example-artifacts/jobs/" + JAR.digest() + "/jobs.jar");
    assertThat(EnvironmentFile.read(file).artifact("scripts/p.py"))
        .hasToString("s3://example-artifacts/scripts/p.py");
  }

  private static final String ENVIRONMENT =
      """
      account: "111122223333"
      region: eu-west-1
      namespace: flink
      release: emr-7.13.0-flink-latest
      buckets: {state: example-state, artifacts: example-artifacts, data: example, logs: example}
      roles:
        job: arn:aws:iam::111122223333:role/job
        operator: arn:aws:iam::111122223333:role/operator
      """;
}
