package io.sluice.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.local.LocalEvent;
import io.sluice.deployer.local.state.RestorePoint;
import io.sluice.deployer.rest.JobState;
import io.sluice.deployer.spec.S3Uri;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunProgressTest {
  private static final URI METRICS = URI.create("http://127.0.0.1:9250/metrics");

  private final StringWriter printed = new StringWriter();

  @AfterEach
  void noTerminal() {
    System.clearProperty("sluice.terminal");
  }

  @Test
  void printsALineForWhatHappensOnce() {
    RunProgress progress = new RunProgress(new PrintWriter(printed), "job");

    progress.on(new LocalEvent.Note("autoscaler: off here"));
    progress.on(
        new LocalEvent.Resuming(new RestorePoint(S3Uri.parse("s3p://bkt/chk-3"), Instant.EPOCH)));
    progress.on(new LocalEvent.S3Started(URI.create("http://127.0.0.1:9000")));
    progress.on(
        new LocalEvent.InputUploaded(Path.of("a.log"), S3Uri.parse("s3a://bkt/input/a.log")));
    progress.on(new LocalEvent.JobManagerStarted(URI.create("http://127.0.0.1:8081"), METRICS));
    progress.on(new LocalEvent.SlotsRegistered(1, 2));
    progress.on(new LocalEvent.JobStateChanged(JobState.RUNNING));
    progress.on(new LocalEvent.TaskManagerLost(2, 137));
    progress.on(new LocalEvent.JobRestarted(1, "TaskManager lost"));
    progress.on(new LocalEvent.SavepointBegun());

    assertThat(printed.toString().lines())
        .containsExactly(
            "job: note: autoscaler: off here",
            "job: going on from checkpoint s3p://bkt/chk-3",
            "job: S3 server: http://127.0.0.1:9000",
            "job: input: a.log is s3a://bkt/input/a.log",
            "job: JobManager: web UI http://127.0.0.1:8081, metrics " + METRICS,
            "job: slots: 1 of 2",
            "job: job: RUNNING (Ctrl-C stops it with a savepoint)",
            "job: TaskManager 2 ended with exit code 137; starting it again",
            "job: restart 1: TaskManager lost",
            "job: stopping with a savepoint (kill -9 %d ends it without one)"
                .formatted(ProcessHandle.current().pid()));
  }

  @Test
  void printsNoLineForEveryCheckpointWhereThereIsNoTerminal() {
    RunProgress progress = new RunProgress(new PrintWriter(printed), "job");

    progress.on(new LocalEvent.RecordsRead(1234));
    progress.on(new LocalEvent.CheckpointCompleted(1, Duration.ofMillis(20), 4096));

    assertThat(printed.toString()).isEmpty();
  }

  @Test
  void changesOneLineOnATerminal() {
    System.setProperty("sluice.terminal", "true");
    RunProgress progress = new RunProgress(new PrintWriter(printed), "job");

    progress.on(new LocalEvent.RecordsRead(1234));
    progress.on(new LocalEvent.CheckpointCompleted(1, Duration.ofMillis(20), 4096));
    progress.end();

    assertThat(printed.toString())
        .isEqualTo(
            "\r\u001b[Kjob: 1,234 records read"
                + "\r\u001b[Kjob: 1,234 records read, checkpoint 1 done in 20 ms (4,096 bytes)"
                + System.lineSeparator());
  }
}
