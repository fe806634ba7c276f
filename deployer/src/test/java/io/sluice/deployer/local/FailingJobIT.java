package io.sluice.deployer.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.local.LocalOutcome.Failed;
import java.nio.file.Path;
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
    try (RunningJob running = new RunningJob(TestRuns.failing("failing", where), options)) {
      Failed end = running.end(Failed.class);
      assertThat(end.cause()).endsWith(cause).doesNotContain("\n");
      assertThat(end.log()).isNotEmptyFile();
      assertThat(end.resumesFrom()).isEmpty();
    }
    assertThat(Children.of(ProcessHandle.current())).isEmpty();
  }
}
