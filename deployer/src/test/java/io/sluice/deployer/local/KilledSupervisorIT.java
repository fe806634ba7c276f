package io.sluice.deployer.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sluice.deployer.local.LocalOutcome.Finished;
import io.sluice.deployer.local.error.AlreadyRunningException;
import io.sluice.deployer.local.error.StateProtectedException;
import io.sluice.deployer.local.job.LocalJob;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledSupervisorIT {
  private static final int EVENTS = 8000;
  private static final int PER_SECOND = 500;

  @TempDir Path root;

  @Test
  void noProcessOutlivesAKilledSupervisorAndTheNextRunGoesOnFromTheLastCheckpoint()
      throws Exception {
    LocalOptions options = LocalOptions.in(root, TestRuns.distribution());
    LocalJob job = TestRuns.counting("orphaned", EVENTS, PER_SECOND);
    Process supervisor = supervisor("orphaned");
    try {
      awaitLine(supervisor, "CheckpointCompleted");
      try (LocalRun second = new LocalRun(job, options, event -> {})) {
        assertThatThrownBy(second::run)
            .isInstanceOf(AlreadyRunningException.class)
            .hasMessageContaining("in process " + supervisor.pid());
      }
      List<ProcessHandle> children = Children.of(supervisor.toHandle());
      assertThat(children).hasSize(3);

      supervisor.destroyForcibly();

      await().atMost(Duration.ofSeconds(20)).until(() -> noneIsAlive(children));
      assertThat(root.resolve("orphaned/tmp")).isNotEmptyDirectory();
    } finally {
      supervisor.destroyForcibly();
    }

    try (LocalRun anew = new LocalRun(job, options, event -> {})) {
      assertThatThrownBy(anew::run)
          .isInstanceOf(StateProtectedException.class)
          .hasMessageContaining("checkpoint s3p://state/checkpoints/");
    }
    try (RunningJob resumed = new RunningJob(job, options.starting(LocalOptions.Start.RESUMING))) {
      assertThat(Integer.parseInt(resumed.end(Finished.class).counts().get("counted")))
          .isLessThan(EVENTS);
      Numbered.assertExactlyOnce(root.resolve("orphaned/s3/results/counted"), 100, EVENTS);
    }
    assertThat(root.resolve("orphaned/tmp")).doesNotExist();
  }

  private Process supervisor(String name) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Supervisor.class.getName(),
            root.toString(),
            "target/dist",
            name,
            Integer.toString(EVENTS),
            Integer.toString(PER_SECOND))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void awaitLine(Process process, String part) throws IOException {
    BufferedReader output = process.inputReader();
    String line = output.readLine();
    while (line != null && !line.contains(part)) {
      line = output.readLine();
    }
    assertThat(line).as("the supervisor ended without " + part).isNotNull();
  }

  private static boolean noneIsAlive(List<ProcessHandle> processes) {
    return processes.stream().noneMatch(ProcessHandle::isAlive);
  }
}
