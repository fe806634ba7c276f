package io.sluice.jobs.statemachine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.jobs.arguments.ArgumentException;
import io.sluice.jobs.launch.Launch;
import io.sluice.jobs.testing.JsonFolder;
import io.sluice.jobs.testing.Run;
import io.sluice.jobs.testing.TestCluster;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateMachineJobTest {
  @RegisterExtension static final TestCluster CLUSTER = new TestCluster();

  @TempDir Path folder;

  @Test
  void givesAnAlertForEachErrorAndWritesItAsDocumented() throws Exception {
    GeneratedEvents generator = new GeneratedEvents(30, 0.01);
    long errors = LongStream.range(0, 20_000).filter(generator::isError).count();

    Map<String, Object> totals =
        CLUSTER
            .start(
                Run.settings(2),
                job(
                    "--keys 30 --error-rate 0.01 --events 20000 --rate 200000 --output "
                        + folder.toUri()))
            .finish();

    assertThat(totals)
        .containsEntry(StateMachine.EVENTS, 20_000L)
        .containsEntry(StateMachine.KEYS, 30L)
        .containsEntry(StateMachine.ALERTS, errors);
    assertThat(JsonFolder.read(folder))
        .hasSize((int) errors)
        .allSatisfy(
            alert -> {
              assertThat(alert.fieldNames())
                  .toIterable()
                  .containsExactly(
                      "type", "address", "sequence", "expectedSequence", "state", "kind");
              assertThat(alert.get("type").asText()).isEqualTo("ILLEGAL_TRANSITION");
            });
  }

  @Test
  void losesAndRepeatsNothingWhenItGoesOnFromASavepointWithMoreSubtasks() throws Exception {
    String arguments = "--keys 100 --error-rate 0 --payload 500 --events 60000 --rate ";
    Run first = CLUSTER.start(Run.settings(2), job(arguments + "5000"));
    first.awaitCount(StateMachine.EVENTS, 3_000);
    String savepoint = first.stopWithSavepoint(folder.resolve("savepoints"));

    Run second = CLUSTER.resume(savepoint, Run.settings(3), job(arguments + "200000"));

    assertThat(second.finish())
        .containsEntry(StateMachine.EVENTS, 60_000L)
        .containsEntry(StateMachine.KEYS, 100L)
        .containsEntry(StateMachine.ALERTS, 0L);
  }

  @Test
  void losesAndRepeatsNothingWhenATaskManagerIsLost() throws Exception {
    Configuration settings = Run.settings(4);
    settings.setString("restart-strategy", "fixed-delay");
    settings.setString("restart-strategy.fixed-delay.attempts", "100");
    settings.setString("restart-strategy.fixed-delay.delay", "100 ms");
    Run run =
        CLUSTER.start(
            settings, job("--keys 100 --error-rate 0 --payload 50 --events 40000 --rate 8000"));
    run.awaitCount(StateMachine.EVENTS, 8_000);

    CLUSTER.replaceTaskManager(0);

    assertThat(run.finish())
        .containsEntry(StateMachine.EVENTS, 40_000L)
        .containsEntry(StateMachine.KEYS, 100L)
        .containsEntry(StateMachine.ALERTS, 0L);
  }

  @ParameterizedTest
  @CsvSource({
    "--error-rate 0.6,--error-rate 0.6 is not a number from 0.0 to 0.5",
    "--keys 0,--keys 0 is not a whole number from 1 to 16777216",
    "--payload -1,--payload -1 is not a whole number from 0 to 67108864",
    "--rate fast,--rate fast is not a number from 0.1",
    "--events 0,--events 0 is not a whole number from 1",
    "--input x,--input is not an argument of StateMachineJob"
  })
  void refusesArgumentsThatAreNotRight(String arguments, String problem) {
    assertThatThrownBy(() -> CLUSTER.start(Run.settings(1), job(arguments)))
        .isInstanceOf(ArgumentException.class)
        .hasMessageStartingWith(problem);
  }

  private static Run.Wiring job(String arguments) {
    return env ->
        Launch.build(env, StateMachineJob.USAGE, StateMachineJob::build, arguments.split(" "));
  }
}
