package io.sluice.deployer.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against what a JobManager of Flink 1.20.0 answered. */
class FlinkRestTest {
  private static final String JOB = "0123456789abcdef0123456789abcdef";
  private static final String FAILED_JOB = "ce79892ade334ef5b866fc13b9ac2861";

  private HttpServer server;
  private FlinkRest rest;

  @BeforeEach
  void listens() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    rest = new FlinkRest(() -> Optional.of(address));
  }

  @AfterEach
  void ends() {
    server.stop(0);
  }

  @Test
  void countsTheRegisteredSlots() throws IOException {
    answers("/overview", 200, recorded("overview"));
    assertThat(rest.slots()).isEqualTo(new Slots(1, 2));
  }

  @Test
  void readsAJobWithWhatWentThroughItsVertices() throws IOException {
    answers("/jobs/overview", 200, recorded("jobs-overview"));
    answers("/jobs/" + JOB, 200, recorded("job-finished"));

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
    answers("/jobs/overview", 200, recorded("jobs-overview"));
    answers(
        "/jobs/" + JOB,
        200,
        recorded("job-finished")
            .replaceFirst("\"state\":\\s*\"FINISHED\"", "\"state\":\"RUNNING\""));

    assertThat(rest.job(JOB).orElseThrow().state()).isEqualTo(JobState.RUNNING);
  }

  @Test
  void doesNotKnowAJobThatIsNotInTheList() throws IOException {
    answers("/jobs/overview", 200, "{\"jobs\":[]}");
    assertThat(rest.job(JOB)).isEmpty();
  }

  @Test
  void readsAFailedJobFromTheListAlone() throws IOException {
    answers("/jobs/overview", 200, recorded("jobs-overview-failed"));
    assertThat(rest.job(FAILED_JOB).orElseThrow().state()).isEqualTo(JobState.FAILED);
  }

  @Test
  void listsCompletedCheckpointsOldestFirst() throws IOException {
    answers("/jobs/" + JOB + "/checkpoints", 200, recorded("checkpoints"));

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
  void saysFromWhatAJobWasRestored() throws IOException {
    answers(
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
  void aJobThatBeganAnewWasRestoredFromNothing() throws IOException {
    answers("/jobs/" + JOB + "/checkpoints", 200, "{\"latest\":{\"restored\":null}}");
    assertThat(rest.restoredFrom(JOB)).isEmpty();
  }

  @Test
  void aJobWithoutCheckpointsHasNone() throws IOException {
    answers("/jobs/" + JOB + "/checkpoints", 404, "{\"errors\":[\"not enabled\"]}");
    assertThat(rest.checkpoints(JOB)).isEmpty();
  }

  @Test
  void readsCountsRestartsAndTheLastFailure() throws IOException {
    answers("/jobs/" + JOB + "/accumulators", 200, recorded("accumulators"));
    answers("/jobs/" + JOB + "/metrics", 200, recorded("metrics"));
    answers("/jobs/" + JOB + "/exceptions", 200, recorded("exceptions"));

    assertThat(rest.accumulators(JOB)).isEqualTo(Map.of("counted", "20000"));
    assertThat(rest.restarts(JOB)).isEqualTo(3);
    assertThat(rest.lastFailure(JOB).map(RootCause::of))
        .isEqualTo(Optional.of("ArithmeticException: / by zero"));
  }

  @Test
  void theStatisticsOfCheckpointsTellTheNewestAndWhenItWasCompleted() throws IOException {
    answers("/jobs/" + JOB + "/checkpoints", 200, recorded("checkpoints"));

    CheckpointStatistics statistics = rest.checkpointStatistics(JOB).orElseThrow();

    assertThat(statistics.last().id()).isEqualTo(6);
    assertThat(statistics.completedAt()).isEqualTo(Instant.ofEpochMilli(1_795_226_551_726L));
    assertThat(statistics.failed()).isEqualTo(3);
    assertThat(statistics.isFailing()).isFalse();
  }

  @Test
  void checkpointsFailAsLongAsNoneWasCompletedSince() throws IOException {
    answers(
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
  void beforeTheFirstCheckpointThereIsNoNewest() throws IOException {
    answers(
        "/jobs/" + JOB + "/checkpoints",
        200,
        "{\"counts\":{\"failed\":0},\"latest\":{\"completed\":null,\"failed\":null}}");

    CheckpointStatistics statistics = rest.checkpointStatistics(JOB).orElseThrow();

    assertThat(statistics.last()).isNull();
    assertThat(statistics.isFailing()).isFalse();
  }

  @Test
  void failuresComeWithTheirTimeNewestFirst() throws IOException {
    answers("/jobs/" + JOB + "/exceptions", 200, recorded("exceptions"));

    List<JobFailure> failures = rest.failures(JOB);

    assertThat(failures).isNotEmpty();
    assertThat(failures.get(0).time()).isEqualTo(Instant.ofEpochMilli(1_795_229_513_956L));
    assertThat(failures.get(0).stackTrace()).startsWith("java.lang.ArithmeticException: / by zero");
  }

  @Test
  void aJobThatFailedBeforeItHadAGraphHasItsRootException() throws IOException {
    answers(
        "/jobs/" + JOB + "/exceptions",
        200,
        "{\"root-exception\":\"a.B: no\",\"timestamp\":5,\"exceptionHistory\":{\"entries\":[]}}");

    assertThat(rest.failures(JOB))
        .containsExactly(new JobFailure(Instant.ofEpochMilli(5), "a.B: no", ""));
  }

  @Test
  void aJobThatNeverFailedHasNoFailures() throws IOException {
    answers("/jobs/" + JOB + "/exceptions", 200, "{\"root-exception\":null}");

    assertThat(rest.failures(JOB)).isEmpty();
  }

  @Test
  void aSavepointIsAskedForAndItsEndIsRead() throws IOException {
    answers("/jobs/" + JOB + "/stop", 202, "{\"request-id\":\"abc\"}");
    answers(
        "/jobs/" + JOB + "/savepoints/abc",
        200,
        "{\"status\":{\"id\":\"COMPLETED\"},\"operation\":{\"location\":\"s3p://b/savepoint-1\"}}");

    String request = rest.stopWithSavepoint(JOB);

    assertThat(rest.savepoint(JOB, request).done()).isTrue();
    assertThat(rest.savepoint(JOB, request).location()).contains("s3p://b/savepoint-1");
  }

  @Test
  void aFailedSavepointHasAReasonAndNoPlace() throws IOException {
    answers(
        "/jobs/" + JOB + "/savepoints/abc",
        200,
        "{\"status\":{\"id\":\"COMPLETED\"},\"operation\":{\"failure-cause\":"
            + "{\"class\":\"X\",\"stack-trace\":\"a.b.C: no\\n\\tat x\"}}}");

    SavepointResult result = rest.savepoint(JOB, "abc");

    assertThat(result.location()).isEmpty();
    assertThat(RootCause.of(String.valueOf(result.failure()))).isEqualTo("C: no");
  }

  @Test
  void whatIsRefusedSaysWhyInOneLine() throws IOException {
    answers(
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
    server.stop(0);
    assertThatThrownBy(rest::slots)
        .isInstanceOf(FlinkRestException.class)
        .hasMessageContaining("does not answer");
  }

  private void answers(String path, int status, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        exchange -> {
          boolean exact = exchange.getRequestURI().getPath().equals(path);
          exchange.sendResponseHeaders(exact ? status : 500, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  private static String recorded(String name) throws IOException {
    try (InputStream in = FlinkRestTest.class.getResourceAsStream("/rest/" + name + ".json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
