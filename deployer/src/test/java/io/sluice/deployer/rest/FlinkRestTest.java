package io.sluice.deployer.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Against what a JobManager of Flink 1.20.0 answered. */
class FlinkRestTest {
  private static final String JOB = "0123456789abcdef0123456789abcdef";
  private static final String FAILED_JOB = "ce79892ade334ef5b866fc13b9ac2861";

  @RegisterExtension final PlayedJobManager jobManager = new PlayedJobManager();

  private FlinkRest rest;

  @BeforeEach
  void asks() {
    rest = jobManager.rest();
  }

  @Test
  void countsTheRegisteredSlots() throws IOException {
    jobManager.answers("/overview", 200, recorded("overview"));
    assertThat(rest.slots()).isEqualTo(new Slots(1, 2));
  }

  @Test
  void readsAJobWithWhatWentThroughItsVertices() throws IOException {
    jobManager.answers("/jobs/overview", 200, recorded("jobs-overview"));
    jobManager.answers("/jobs/" + JOB, 200, recorded("job-finished"));

    JobDetails job = rest.job(JOB).orElseThrow();

    assertThat(job.state()).isEqualTo(JobState.FINISHED);
    assertThat(job.allTasksRun()).isTrue();
    assertThat(job.duration()).isEqualTo(Duration.ofMillis(14163));
    assertThat(job.vertices())
        .containsExactly(
            new VertexRecords("Source: numbers", 0, 20_000),
            new VertexRecords("numbering -> lines: Writer -> lines: Committer", 20_000, 0));
    assertThat(job.recordsIn()).isEqualTo(20_000);
  }

  @Test
  void aJobHasNotFinishedBeforeItsDetailsSaySoBecauseItsCountsAreAsOldAsThose() throws IOException {
    jobManager.answers("/jobs/overview", 200, recorded("jobs-overview"));
    jobManager.answers(
        "/jobs/" + JOB,
        200,
        recorded("job-finished")
            .replaceFirst("\"state\":\\s*\"FINISHED\"", "\"state\":\"RUNNING\""));

    assertThat(rest.job(JOB).orElseThrow().state()).isEqualTo(JobState.RUNNING);
  }

  @Test
  void doesNotKnowAJobThatIsNotInTheList() {
    jobManager.answers("/jobs/overview", 200, "{\"jobs\":[]}");
    assertThat(rest.job(JOB)).isEmpty();
  }

  @Test
  void readsAFailedJobFromTheListAlone() throws IOException {
    jobManager.answers("/jobs/overview", 200, recorded("jobs-overview-failed"));
    assertThat(rest.job(FAILED_JOB).orElseThrow().state()).isEqualTo(JobState.FAILED);
  }

  @Test
  void listsCompletedCheckpointsOldestFirst() throws IOException {
    jobManager.answers("/jobs/" + JOB + "/checkpoints", 200, recorded("checkpoints"));

    assertThat(rest.checkpoints(JOB)).extracting(Checkpoint::id).isSorted().endsWith(5L, 6L);
    assertThat(rest.checkpoints(JOB))
        .last()
        .isEqualTo(
            new Checkpoint(
                6,
                Duration.ofMillis(953),
                42505,
                false,
                "s3p://data/checkpoints/" + JOB + "/chk-6"));
  }

  @Test
  void saysFromWhatAJobWasRestored() {
    jobManager.answers(
        "/jobs/" + JOB + "/checkpoints",
        200,
        "{\"latest\":{\"restored\":{\"id\":7,\"restore_timestamp\":1,\"is_savepoint\":true,"
            + "\"external_path\":\"s3p://state/savepoint-1\"}}}");

    assertThat(rest.restoredFrom(JOB))
        .hasValueSatisfying(
            from -> {
              assertThat(from.path()).isEqualTo("s3p://state/savepoint-1");
              assertThat(from.savepoint()).isTrue();
            });
  }

  @Test
  void aJobThatBeganAnewWasRestoredFromNothing() {
    jobManager.answers("/jobs/" + JOB + "/checkpoints", 200, "{\"latest\":{\"restored\":null}}");
    assertThat(rest.restoredFrom(JOB)).isEmpty();
  }

  @Test
  void aJobWithoutCheckpointsHasNone() {
    jobManager.answers("/jobs/" + JOB + "/checkpoints", 404, "{\"errors\":[\"not enabled\"]}");
    assertThat(rest.checkpoints(JOB)).isEmpty();
  }

  @Test
  void readsCountsRestartsAndTheLastFailure() throws IOException {
    jobManager.answers("/jobs/" + JOB + "/accumulators", 200, recorded("accumulators"));
    jobManager.answers("/jobs/" + JOB + "/metrics", 200, recorded("metrics"));
    jobManager.answers("/jobs/" + JOB + "/exceptions", 200, recorded("exceptions"));

    assertThat(rest.accumulators(JOB)).isEqualTo(Map.of("counted", "20000"));
    assertThat(rest.restarts(JOB)).isEqualTo(3);
    assertThat(rest.lastFailure(JOB).map(RootCause::of))
        .isEqualTo(Optional.of("ArithmeticException: / by zero"));
  }

  @Test
  void theStatisticsOfCheckpointsTellTheNewestAndWhenItWasCompleted() throws IOException {
    jobManager.answers("/jobs/" + JOB + "/checkpoints", 200, recorded("checkpoints"));

    CheckpointStatistics statistics = rest.checkpointStatistics(JOB).orElseThrow();

    assertThat(statistics.last().id()).isEqualTo(6);
    assertThat(statistics.completedAt()).isEqualTo(Instant.ofEpochMilli(1_795_226_551_726L));
    assertThat(statistics.failed()).isEqualTo(3);
    assertThat(statistics.isFailing()).isFalse();
  }

  @Test
  void checkpointsFailAsLongAsNoneWasCompletedSince() {
    jobManager.answers(
        "/jobs/" + JOB + "/checkpoints",
        200,
        "{\"counts\":{\"failed\":2},\"latest\":{\"completed\":{\"id\":1,"
            + "\"latest_ack_timestamp\":1000},\"failed\":{\"failure_timestamp\":2000,"
            + "\"failure_message\":\"Checkpoint expired before completing.\"}}}");

    CheckpointStatistics statistics = rest.checkpointStatistics(JOB).orElseThrow();

    assertThat(statistics.isFailing()).isTrue();
    assertThat(statistics.failure()).isEqualTo("Checkpoint expired before completing.");
  }

  @Test
  void beforeTheFirstCheckpointThereIsNoNewest() {
    jobManager.answers(
        "/jobs/" + JOB + "/checkpoints",
        200,
        "{\"counts\":{\"failed\":0},\"latest\":{\"completed\":null,\"failed\":null}}");

    CheckpointStatistics statistics = rest.checkpointStatistics(JOB).orElseThrow();

    assertThat(statistics.last()).isNull();
    assertThat(statistics.isFailing()).isFalse();
  }

  @Test
  void failuresComeWithTheirTimeNewestFirst() throws IOException {
    jobManager.answers("/jobs/" + JOB + "/exceptions", 200, recorded("exceptions"));

    List<JobFailure> failures = rest.failures(JOB);

    assertThat(failures).isNotEmpty();
    assertThat(failures.get(0).time()).isEqualTo(Instant.ofEpochMilli(1_795_229_513_956L));
    assertThat(failures.get(0).stackTrace()).startsWith("java.lang.ArithmeticException: / by zero");
  }

  @Test
  void aJobThatFailedBeforeItHadAGraphHasItsRootException() {
    jobManager.answers(
        "/jobs/" + JOB + "/exceptions",
        200,
        "{\"root-exception\":\"a.B: no\",\"timestamp\":5,\"exceptionHistory\":{\"entries\":[]}}");

    assertThat(rest.failures(JOB))
        .containsExactly(new JobFailure(Instant.ofEpochMilli(5), "a.B: no", ""));
  }

  @Test
  void aJobThatNeverFailedHasNoFailures() {
    jobManager.answers("/jobs/" + JOB + "/exceptions", 200, "{\"root-exception\":null}");

    assertThat(rest.failures(JOB)).isEmpty();
  }

  @Test
  void aSavepointIsAskedForAndItsEndIsRead() {
    jobManager.answers("/jobs/" + JOB + "/stop", 202, "{\"request-id\":\"abc\"}");
    jobManager.answers(
        "/jobs/" + JOB + "/savepoints/abc",
        200,
        "{\"status\":{\"id\":\"COMPLETED\"},\"operation\":{\"location\":\"s3p://b/savepoint-1\"}}");

    String request = rest.stopWithSavepoint(JOB);

    assertThat(rest.savepoint(JOB, request).done()).isTrue();
    assertThat(rest.savepoint(JOB, request).location()).contains("s3p://b/savepoint-1");
  }

  @Test
  void aSavepointIsAskedForInTheDirectoryThatIsNamed() {
    List<String> asked = new ArrayList<>();
    jobManager.handles(
        "/jobs/" + JOB + "/stop",
        exchange -> {
          asked.add(PlayedJobManager.body(exchange));
          PlayedJobManager.answer(exchange, 202, "{\"request-id\":\"abc\"}");
        });

    rest.stopWithSavepoint(JOB, "s3p://b/\"quoted\"");
    rest.stopWithSavepoint(JOB);

    assertThat(asked)
        .containsExactly(
            "{\"drain\":false,\"targetDirectory\":\"s3p://b/\\\"quoted\\\"\"}",
            "{\"drain\":false}");
  }

  @Test
  void allJobsAreListed() throws IOException {
    jobManager.answers("/jobs/overview", 200, recorded("jobs-overview"));

    assertThat(rest.jobs())
        .containsExactly(new JobSummary(JOB, "counting", JobState.FINISHED, true));
    assertThat(rest.jobs().get(0).isRunning()).isFalse();
  }

  @Test
  void aJobTakesCheckpointsIfFlinkHasAConfigurationOfThem() {
    assertThat(rest.takesCheckpoints(JOB)).isFalse();

    jobManager.answers("/jobs/" + JOB + "/checkpoints/config", 200, "{\"mode\":\"exactly_once\"}");
    assertThat(rest.takesCheckpoints(JOB)).isTrue();
  }

  @Test
  void aFailedSavepointHasAReasonAndNoPlace() {
    jobManager.answers(
        "/jobs/" + JOB + "/savepoints/abc",
        200,
        "{\"status\":{\"id\":\"COMPLETED\"},\"operation\":{\"failure-cause\":"
            + "{\"class\":\"X\",\"stack-trace\":\"a.b.C: no\\n\\tat x\"}}}");

    SavepointResult result = rest.savepoint(JOB, "abc");

    assertThat(result.location()).isEmpty();
    assertThat(RootCause.of(String.valueOf(result.failure()))).isEqualTo("C: no");
  }

  @Test
  void whatIsRefusedSaysWhyInOneLine() {
    jobManager.answers(
        "/jobs/" + JOB + "/stop",
        409,
        "{\"errors\":[\"x.y.RestHandlerException: wrong\\n\\tat a\\nCaused by: d.E: too late\"]}");
    assertThatThrownBy(() -> rest.stopWithSavepoint(JOB))
        .isInstanceOf(FlinkRestException.class)
        .hasMessage("/jobs/" + JOB + "/stop was refused: E: too late");
  }

  @Test
  void noAddressYetIsSaid() {
    assertThatThrownBy(new FlinkRest(Optional::empty)::slots)
        .isInstanceOf(FlinkRestException.class)
        .hasMessage("the JobManager does not listen yet");
  }

  @Test
  void nobodyListeningIsSaid() {
    jobManager.goes();
    assertThatThrownBy(rest::slots)
        .isInstanceOf(FlinkRestException.class)
        .hasMessageContaining("does not answer");
  }

  private static String recorded(String name) throws IOException {
    try (InputStream in = FlinkRestTest.class.getResourceAsStream("/rest/" + name + ".json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
