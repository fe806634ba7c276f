package io.sluice.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.deployer.local.LocalOutcome;
import io.sluice.deployer.local.error.SavepointException;
import io.sluice.deployer.local.state.OutputLocation;
import io.sluice.deployer.local.state.RestorePoint;
import io.sluice.deployer.spec.S3Uri;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class RunReportTest {
  private static final RestorePoint SAVEPOINT =
      new RestorePoint(S3Uri.parse("s3p://bkt/savepoints/savepoint-1"), Instant.EPOCH);
  private static final List<OutputLocation> ONE_LINE =
      List.of(new OutputLocation(S3Uri.parse("s3a://bkt/out"), Path.of("s3", "bkt", "out"), 1, 1));

  private final StringWriter printed = new StringWriter();

  @Test
  void sumsUpAJobThatFinished() {
    int exitCode = report("text").tell(finished());

    assertThat(exitCode).isEqualTo(ExitCode.OK);
    assertThat(printed.toString().lines())
        .containsExactly(
            "job: finished after 12 s",
            "  lines read               10,000",
            "  output: s3a://bkt/out",
            "          1 line in 1 file below s3/bkt/out");
  }

  @Test
  void givesTheSameToPrograms() throws IOException {
    report("json").tell(finished());

    JsonNode end = new ObjectMapper().readTree(printed.toString());
    assertThat(end.path("deployment").asText()).isEqualTo("job");
    assertThat(end.path("end").asText()).isEqualTo("finished");
    assertThat(end.path("seconds").asInt()).isEqualTo(12);
    assertThat(end.path("counts").path("linesRead").isIntegralNumber()).isTrue();
    assertThat(end.path("outputs").get(0).path("lines").asInt()).isEqualTo(1);
    assertThat(end.has("problem")).isFalse();
  }

  @Test
  void saysHowToGoOnFromASavepoint() {
    int exitCode =
        report("text")
            .tell(new LocalOutcome.Stopped(SAVEPOINT, null, Map.of("events", "5"), List.of()));

    assertThat(exitCode).isEqualTo(ExitCode.OK);
    assertThat(printed.toString().lines())
        .containsExactly(
            "job: stopped at savepoint s3p://bkt/savepoints/savepoint-1",
            "  events                        5",
            "  go on with: sluice run job --resume");
  }

  @Test
  void aStopWithoutTheSavepointIsAFailureThoughItCanGoOn() {
    int exitCode =
        report("text").tell(new LocalOutcome.Stopped(SAVEPOINT, "timed out", Map.of(), List.of()));

    assertThat(exitCode).isEqualTo(ExitCode.FAILED);
    assertThat(printed.toString()).contains("no savepoint: timed out").contains("--resume");
  }

  @Test
  void saysWhenThereIsNothingToGoOnFrom() {
    report("text").tell(new LocalOutcome.Stopped(null, null, Map.of(), List.of()));

    assertThat(printed.toString()).contains("nothing to go on from").doesNotContain("--resume");
  }

  @Test
  void saysThatStateIsLost() {
    int exitCode = report("text").tellLoss(new SavepointException("S3 does not answer"));

    assertThat(exitCode).isEqualTo(ExitCode.FAILED);
    assertThat(printed.toString())
        .contains("stopped without its state")
        .contains("S3 does not answer")
        .contains("begins anew");
  }

  @Test
  void tellsTheCauseOfAFailureTheLogAndHowToGoOn() {
    int exitCode =
        report("text")
            .tell(new LocalOutcome.Failed("disk full", Path.of("logs/jm.log"), SAVEPOINT));

    assertThat(exitCode).isEqualTo(ExitCode.FAILED);
    assertThat(printed.toString().lines())
        .containsExactly(
            "job: failed: disk full",
            "  log: logs/jm.log",
            "  its last savepoint s3p://bkt/savepoints/savepoint-1 is kept; go on with: sluice run job"
                + " --resume");
  }

  private static LocalOutcome finished() {
    return new LocalOutcome.Finished(
        Duration.ofSeconds(12), Map.of("linesRead", "10000"), List.of(), ONE_LINE);
  }

  private RunReport report(String format) {
    CommandLine list = new CommandLine(ListCommand.class).setOut(new PrintWriter(printed));
    list.setCaseInsensitiveEnumValuesAllowed(true).parseArgs("-o", format);
    OutputOption output = ((ListCommand) list.getCommand()).output;
    return new RunReport(output, "job", "sluice run job");
  }
}
