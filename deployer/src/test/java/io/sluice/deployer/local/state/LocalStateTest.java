package io.sluice.deployer.local.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.deployer.local.error.AlreadyRunningException;
import io.sluice.deployer.local.error.LocalRunException;
import io.sluice.deployer.local.error.StateProtectedException;
import io.sluice.deployer.local.process.ProcessMark;
import io.sluice.deployer.spec.S3Uri;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalStateTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir Path root;
  private StateDirectory state;

  @BeforeEach
  void isEmpty() {
    state = StateDirectory.of(root, "job");
    state.prepare();
  }

  @Test
  void theFirstRunBeginsAnew() {
    assertThat(LocalState.restorePoint(state, "job", false)).isEmpty();
  }

  @Test
  void aRunThatCanBeGoneOnFromIsProtected() throws IOException {
    left(RunPhase.STOPPED);
    restorePoint("state/savepoints/savepoint-1", NOON);

    assertThatThrownBy(() -> LocalState.restorePoint(state, "job", false))
        .isInstanceOf(StateProtectedException.class)
        .hasMessageContaining("savepoint s3p://state/savepoints/savepoint-1")
        .hasMessageContaining("--resume")
        .hasMessageContaining("--clean");
    assertThat(state.buckets().resolve("state/savepoints/savepoint-1/_metadata")).exists();
  }

  @Test
  void goesOnFromWhatWasCompletedLast() throws IOException {
    left(RunPhase.RUNNING);
    restorePoint("state/savepoints/savepoint-1", NOON);
    restorePoint("state/checkpoints/abc/chk-9", NOON.plusSeconds(10));
    restorePoint("state/checkpoints/abc/chk-8", NOON.plusSeconds(5));
    Files.createDirectories(state.buckets().resolve("state/checkpoints/abc/chk-10"));

    RestorePoint from = LocalState.restorePoint(state, "job", true).orElseThrow();

    assertThat(from.place()).isEqualTo(S3Uri.parse("s3p://state/checkpoints/abc/chk-9"));
    assertThat(from.isCheckpoint()).isTrue();
    assertThat(from).hasToString("checkpoint s3p://state/checkpoints/abc/chk-9");
  }

  @Test
  void aFinishedRunGivesWayToANewOne() throws IOException {
    left(RunPhase.FINISHED);
    restorePoint("state/savepoints/savepoint-1", NOON);

    assertThat(LocalState.restorePoint(state, "job", false)).isEmpty();
    assertThat(state.buckets().resolve("state/savepoints/savepoint-1/_metadata")).exists();
  }

  @Test
  void dataThatHasMetadataBesideItIsNoRestorePoint() throws IOException {
    left(RunPhase.STOPPED);
    restorePoint("data/parquet", NOON);
    Files.createDirectories(state.buckets().resolve("data"));
    Files.writeString(state.buckets().resolve("data/_metadata"), "");

    assertThat(LocalState.restorePoint(state, "job", false)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", "", "a/../..", "/tmp", "A", "-a", "a/b"})
  void aNameThatIsNoNameIsNoFolder(String name) {
    assertThatThrownBy(() -> LocalState.clean(root, name))
        .isInstanceOf(LocalRunException.class)
        .hasMessageContaining("'" + name + "' is no name of a deployment");
    assertThat(state.root()).exists();
  }

  @Test
  void onlyItsOwnerMayLookIntoIt() throws IOException {
    assertThat(Files.getPosixFilePermissions(state.root()))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void thereMustBeSomethingToResume() throws IOException {
    assertThatThrownBy(() -> LocalState.restorePoint(state, "job", true))
        .isInstanceOf(LocalRunException.class)
        .hasMessageContaining("left no savepoint or checkpoint");
    left(RunPhase.FINISHED);
    assertThatThrownBy(() -> LocalState.restorePoint(state, "job", true))
        .isInstanceOf(LocalRunException.class)
        .hasMessageContaining("finished");
  }

  @Test
  void endsAProcessThatIsLeftButNoneThatOnlyHasItsNumber() throws Exception {
    Process left = new ProcessBuilder("sleep", "600").start();
    Process other = new ProcessBuilder("sleep", "600").start();
    try {
      ProcessMark mark = ProcessMark.of(left.toHandle());
      ProcessMark recycled =
          new ProcessMark(
              other.pid(),
              ProcessMark.of(other.toHandle()).startedMillis() - Duration.ofHours(1).toMillis());
      new RunRecordFile(state).write(RunRecord.begin("abc", null).with(mark).with(recycled));

      LocalState.endLeftovers(state);

      assertThat(left.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(other.isAlive()).isTrue();
    } finally {
      left.destroyForcibly();
      other.destroyForcibly();
    }
  }

  @Test
  void cleanDeletesEverythingOfTheJobAndNothingElse() throws IOException {
    left(RunPhase.STOPPED);
    Path other = Files.createDirectories(root.resolve("other"));

    assertThat(LocalState.clean(root, "job")).isTrue();
    assertThat(state.root()).doesNotExist();
    assertThat(other).exists();
    assertThat(LocalState.clean(root, "job")).isFalse();
  }

  @Test
  void aRunningJobIsNeitherCleanedNorRunTwice() {
    RunLock lock = RunLock.take(state, "job");
    try {
      assertThatThrownBy(() -> LocalState.clean(root, "job"))
          .isInstanceOf(AlreadyRunningException.class)
          .hasMessageContaining("in process " + ProcessHandle.current().pid());
      assertThat(state.root()).exists();
    } finally {
      lock.close();
    }
    assertThat(LocalState.clean(root, "job")).isTrue();
  }

  @Test
  void anUnreadableRecordIsNamedWithTheFix() throws IOException {
    Files.writeString(state.record(), "{");
    assertThatThrownBy(() -> new RunRecordFile(state).read())
        .isInstanceOf(LocalRunException.class)
        .hasMessageContaining("run.json")
        .hasMessageContaining("--clean");
  }

  @Test
  void theRecordKeepsWhatTheNextRunNeeds() {
    RunRecord record = RunRecord.begin("abc", "s3a://local/input/a").with(new ProcessMark(1, 2));
    RunRecordFile file = new RunRecordFile(state);
    file.write(record);
    assertThat(file.read()).contains(record);
    file.write(record.ended(RunPhase.STOPPED));
    assertThat(file.read().orElseThrow().processes()).isEmpty();
    assertThat(new RunRecordFile(state).read().flatMap(RunRecord::uploadedInput).isPresent())
        .isTrue();
  }

  @Test
  void onlyItsOwnerReadsTheConfiguration() throws IOException {
    Path file = state.writeConf("flink-conf.yaml", "a: b\n");
    assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    assertThat(state.writeConf("flink-conf.yaml", "c: d\n")).hasContent("c: d");
  }

  private void left(RunPhase phase) {
    new RunRecordFile(state).write(RunRecord.begin("abc", null).ended(phase));
  }

  private void restorePoint(String place, Instant completed) throws IOException {
    Path folder = Files.createDirectories(state.buckets().resolve(place));
    Path metadata = Files.writeString(folder.resolve("_metadata"), "x");
    Files.setLastModifiedTime(metadata, FileTime.from(completed));
  }
}
