package io.sluice.deployer.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.deployer.local.LocalEvent.TaskManagerLost;
import io.sluice.deployer.local.LocalOutcome.Failed;
import io.sluice.deployer.local.error.UnusableJobException;
import io.sluice.deployer.local.job.LocalJob;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailingJobIT {
  @TempDir Path root;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "main | IllegalArgumentException: --speed is missing",
        "task | ArithmeticException: / by zero",
        "nothing | The application contains no execute() calls.",
        "exit | the JobManager ended with code 3: usage: FailingJob WHERE",
      })
  void aFailingJobEndsWithItsRootCauseInOneLineAndTheLogsPlace(String where, String cause)
      throws Exception {
    LocalOptions options = LocalOptions.in(root, TestRuns.distribution());
    try (RunningJob running = new RunningJob(TestRuns.failing(where), options)) {
      Failed end = running.end(Failed.class);
      assertThat(end.cause()).endsWith(cause).doesNotContain("\n");
      assertThat(end.log()).isNotEmptyFile();
      assertThat(end.resumesFrom()).isEmpty();
    }
    assertThat(Children.of(ProcessHandle.current())).isEmpty();
  }

  @Test
  void aTaskManagerThatEndsAgainAndAgainIsGivenUpWithItsLastWords() {
    LocalJob job =
        TestRuns.failing("hopeless", Map.of("env.java.opts.taskmanager", "-XX:+NoSuchOption"));
    try (RunningJob running = new RunningJob(job, LocalOptions.in(root, TestRuns.distribution()))) {
      assertThat(running.end(Failed.class).cause())
          .startsWith("TaskManager 1 ends again and again (exit code 1): ");
      assertThat(running.events(TaskManagerLost.class)).hasSize(3);
    }
  }

  @Test
  void memoryThatFlinkRefusesIsNamedBeforeFlinkIsStarted() {
    LocalJob job = TestRuns.failing("refused", Map.of("taskmanager.memory.managed.size", "900g"));
    try (LocalRun run =
        new LocalRun(job, LocalOptions.in(root, TestRuns.distribution()), event -> {})) {
      assertThatThrownBy(run::run)
          .isInstanceOf(UnusableJobException.class)
          .hasMessageContaining("is refused by Flink");
    }
    assertThat(Children.of(ProcessHandle.current())).isEmpty();
  }
}
