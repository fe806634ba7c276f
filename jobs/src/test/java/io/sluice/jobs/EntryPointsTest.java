package io.sluice.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.jobs.arguments.ArgumentException;
import io.sluice.jobs.statemachine.StateMachineJob;
import io.sluice.jobs.websessions.WebSessionsJob;
import io.sluice.jobs.wordcount.WordCountJob;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryPointsTest {
  @ParameterizedTest
  @ValueSource(classes = {WebSessionsJob.class, WordCountJob.class, StateMachineJob.class})
  void printTheirUsageWhenAskedForHelp(Class<?> job) throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      run(job, "--help");
    } finally {
      System.setOut(before);
    }

    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .hasSizeGreaterThan(4)
        .allMatch(line -> line.length() <= 100)
        .first()
        .asString()
        .startsWith(job.getSimpleName() + ": ");
  }

  @ParameterizedTest
  @ValueSource(classes = {WebSessionsJob.class, WordCountJob.class, StateMachineJob.class})
  void refuseWhatTheyDoNotKnow(Class<?> job) {
    assertThatThrownBy(() -> run(job, "--nonsense", "1"))
        .hasRootCauseInstanceOf(ArgumentException.class)
        .rootCause()
        .hasMessageStartingWith("--nonsense is not an argument of " + job.getSimpleName());
  }

  private static void run(Class<?> job, String... args) throws Exception {
    job.getMethod("main", String[].class).invoke(null, (Object) args);
  }
}
