package io.sluice.deployer.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StopWithSavepointTest {
  private static final String DONE =
      "{\"status\":{\"id\":\"COMPLETED\"},\"operation\":{\"location\":\"s3p://b/savepoint-1\"}}";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @RegisterExtension final PlayedJobManager jobManager = new PlayedJobManager();

  private FlinkRest rest;

  @BeforeEach
  void asks() {
    rest = jobManager.rest();
  }

  @Test
  void aConnectionThatBreaksIsMadeAnew() throws Exception {
    status(DONE);
    AtomicInteger reconnections = new AtomicInteger();

    String path =
        stop(new FlinkRest(Optional::empty), PATIENCE)
            .await(
                "t",
                broken ->
                    reconnections.incrementAndGet() < 3 ? new FlinkRest(Optional::empty) : rest);

    assertThat(path).isEqualTo("s3p://b/savepoint-1");
    assertThat(reconnections).hasValue(3);
  }

  @Test
  void whatIsNotDoneInTimeIsPendingNotFailed() {
    status("{\"status\":{\"id\":\"IN_PROGRESS\"}}");

    assertThatThrownBy(() -> impatient().await("t", broken -> rest))
        .isInstanceOf(SavepointPendingException.class)
        .hasMessage("it took longer than 0 s");
  }

  @Test
  void silenceUntilPatienceIsUpIsPendingNotFailed() {
    assertThatThrownBy(() -> impatient().await("t", broken -> rest))
        .isInstanceOf(SavepointPendingException.class)
        .hasMessage("it took longer than 0 s, and last the JobManager has no /jobs/1/savepoints/t");
  }

  @Test
  void aSavepointThatFailedIsNotAskedForAgain() {
    status(
        "{\"status\":{\"id\":\"COMPLETED\"},\"operation\":{\"failure-cause\":"
            + "{\"stack-trace\":\"a.b.C: no\"}}}");

    assertThatThrownBy(() -> new StopWithSavepoint(rest, "1", PATIENCE).await("t", broken -> rest))
        .isExactlyInstanceOf(FlinkRestException.class)
        .hasMessage("C: no");
  }

  @Test
  void aRequestWhoseAnswerIsLostMayHaveBeenHeard() {
    jobManager.handles("/jobs/1/stop", HttpExchange::close);

    assertThatThrownBy(new StopWithSavepoint(rest, "1", PATIENCE)::ask)
        .isInstanceOf(SavepointPendingException.class);
  }

  @Test
  void aRequestThatReachedNobodyOrWasRefusedWasNotHeard() {
    jobManager.answers("/jobs/1/stop", 409, "{\"errors\":[\"too late\"]}");
    assertThatThrownBy(new StopWithSavepoint(rest, "1", PATIENCE)::ask)
        .isExactlyInstanceOf(FlinkRestException.class);

    jobManager.goes();
    assertThatThrownBy(new StopWithSavepoint(rest, "1", PATIENCE)::ask)
        .isExactlyInstanceOf(FlinkRestException.class);
  }

  @Test
  void aRunHereDoesNotAskAJobManagerThatHasGoneAgain() {
    jobManager.answers("/jobs/1/stop", 202, "{\"request-id\":\"t\"}");

    assertThatThrownBy(new StopWithSavepoint(rest, "1", PATIENCE)::take)
        .isExactlyInstanceOf(FlinkRestException.class)
        .hasMessage("the JobManager has no /jobs/1/savepoints/t");
  }

  private StopWithSavepoint impatient() {
    return stop(rest, Duration.ZERO);
  }

  private static StopWithSavepoint stop(FlinkRest first, Duration patience) {
    return new StopWithSavepoint(first, "1", patience, null, new PassingTime(pause -> {}));
  }

  private void status(String body) {
    jobManager.answers("/jobs/1/savepoints/t", body);
  }
}
