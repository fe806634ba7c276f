package io.sluice.deployer.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sluice.deployer.local.LocalEvent.CheckpointCompleted;
import io.sluice.deployer.local.LocalEvent.JobManagerStarted;
import io.sluice.deployer.local.LocalEvent.JobRestarted;
import io.sluice.deployer.local.LocalEvent.Note;
import io.sluice.deployer.local.LocalEvent.Resuming;
import io.sluice.deployer.local.LocalEvent.TaskManagerLost;
import io.sluice.deployer.local.LocalOutcome.Finished;
import io.sluice.deployer.local.LocalOutcome.Stopped;
import io.sluice.deployer.local.error.LocalRunException;
import io.sluice.deployer.local.error.StateProtectedException;
import io.sluice.deployer.local.job.LocalJob;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRunIT {
  private static final int EVENTS = 8000;
  private static final int PER_SECOND = 500;

  @TempDir Path root;
  private LocalOptions options;

  @BeforeEach
  void usesTheBuiltDistribution() {
    options = LocalOptions.in(root, TestRuns.distribution());
  }

  @Test
  void aKilledTaskManagerComesBackFromTheLastCheckpointAndTheOutputIsExact() throws Exception {
    LocalJob job = TestRuns.counting("killed", EVENTS, PER_SECOND, 1);
    try (RunningJob running = new RunningJob(job, options)) {
      running.awaitEvent(CheckpointCompleted.class);
      Children.taskManager(1).destroyForcibly();

      Finished end = running.end(Finished.class);

      assertThat(running.events(TaskManagerLost.class))
          .containsExactly(new TaskManagerLost(1, 137));
      assertThat(running.events(JobRestarted.class)).isNotEmpty();
      assertThat(logOf("killed", "jobmanager.log"))
          .containsPattern("from Checkpoint \\d+ .* located at s3p://state/checkpoints/");
      assertThat(end.outputs()).singleElement().extracting("lines").isEqualTo((long) EVENTS);
      Numbered.assertExactlyOnce(root.resolve("killed/s3/results/counted"), 100, EVENTS);
    }
    assertNothingIsLeftOf("killed");
  }

  @Test
  void aStoppedJobGoesOnFromItsSavepointAndIsProtectedUntilThen() throws Exception {
    LocalJob job = TestRuns.counting("stopped", EVENTS, PER_SECOND);
    try (RunningJob running = new RunningJob(job, options)) {
      running.awaitEvent(CheckpointCompleted.class);
      assertOthersCannotSee("stopped", "results/counted", "-Dsluice.test=hidden");
      signalAll("TERM", "HUP", "INT");
      Stopped stopped = (Stopped) running.stop();
      assertThat(stopped.problem()).isEmpty();
      assertThat(stopped.resumesFrom().orElseThrow().toString())
          .startsWith("savepoint s3p://state/savepoints/");
    }
    assertNothingIsLeftOf("stopped");

    try (LocalRun anew = new LocalRun(job, options, event -> {})) {
      assertThatThrownBy(anew::run)
          .isInstanceOf(StateProtectedException.class)
          .hasMessageContaining("--resume");
    }

    try (RunningJob resumed = new RunningJob(job, options.starting(LocalOptions.Start.RESUMING))) {
      Finished end = resumed.end(Finished.class);
      assertThat(resumed.events(Resuming.class)).hasSize(1);
      assertThat(Integer.parseInt(end.counts().get("counted"))).isBetween(1, EVENTS - 1);
      Numbered.assertExactlyOnce(root.resolve("stopped/s3/results/counted"), 100, EVENTS);
      assertThat(resumed.stop()).isSameAs(end);
    }

    try (LocalRun again =
        new LocalRun(job, options.starting(LocalOptions.Start.RESUMING), event -> {})) {
      assertThatThrownBy(again::run)
          .isInstanceOf(LocalRunException.class)
          .hasMessageContaining("finished, there is nothing to resume");
    }
  }

  @Test
  void afterAnEndTheNextRunBeginsAnewAndItsServersListenOnTheLoopbackAddress() throws Exception {
    LocalJob job = TestRuns.counting("anew", 100, PER_SECOND);
    try (RunningJob running = new RunningJob(job, options)) {
      assertThat(running.end(Finished.class).counts()).isEqualTo(Map.of("counted", "100"));
      JobManagerStarted started = running.awaitEvent(JobManagerStarted.class);
      assertThat(get(started.metrics())).contains("flink_jobmanager_Status_JVM_CPU_Load");
      assertThat(get(started.webUi())).contains("Apache Flink Web Dashboard");
      assertThat(Children.of(ProcessHandle.current())).hasSize(3);
    }
    try (RunningJob running = new RunningJob(job, options)) {
      assertThat(running.end(Finished.class).outputs())
          .singleElement()
          .extracting("lines")
          .isEqualTo(100L);
    }
    assertNothingIsLeftOf("anew");
  }

  @Test
  void aRunThatIsStoppedBeforeItsJobBeganEndsAtOnceAndLeavesNothing() throws Exception {
    CompletableFuture<LocalOutcome> stopped = new CompletableFuture<>();
    AtomicReference<LocalRun> stoppable = new AtomicReference<>();
    Thread stopper = new Thread(() -> stopped.complete(stop(stoppable.get())), "stopper");
    LocalListener listener =
        event -> {
          if (event instanceof Note) {
            stopper.start();
            await().until(() -> stopper.getState() == Thread.State.WAITING);
          }
        };
    try (LocalRun run = new LocalRun(TestRuns.counting("early", 100, 100), options, listener)) {
      stoppable.set(run);
      assertThat(run.run()).isInstanceOf(Stopped.class).isSameAs(stopped.get());
    }
    assertNothingIsLeftOf("early");
  }

  private void assertOthersCannotSee(String name, String... secrets) throws Exception {
    for (ProcessHandle child : Children.of(ProcessHandle.current())) {
      Path commandLine = Path.of("/proc", Long.toString(child.pid()), "cmdline");
      assertThat(Files.readString(commandLine)).doesNotContain(secrets);
    }
    for (String file : List.of("job.args", "jobmanager.jvm", "taskmanager-1.jvm")) {
      Path path = root.resolve(name).resolve("conf").resolve(file);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rw-------");
    }
    assertThat(logOf(name, "jobmanager.log")).contains("-Dsluice.test=hidden");
  }

  /** As {@code timeout} and a closed terminal do, which signal the whole process group. */
  private static void signalAll(String... signals) throws Exception {
    for (String signal : signals) {
      for (ProcessHandle child : Children.of(ProcessHandle.current())) {
        Process kill = new ProcessBuilder("kill", "-" + signal, "" + child.pid()).start();
        assertThat(kill.waitFor()).isZero();
      }
    }
  }

  private static LocalOutcome stop(LocalRun run) {
    try {
      return run.stop();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String logOf(String name, String log) throws Exception {
    return Files.readString(root.resolve(name).resolve("logs").resolve(log));
  }

  private void assertNothingIsLeftOf(String name) {
    assertThat(Children.of(ProcessHandle.current())).isEmpty();
    assertThat(root.resolve(name).resolve("tmp")).doesNotExist();
  }

  private static String get(URI uri) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
