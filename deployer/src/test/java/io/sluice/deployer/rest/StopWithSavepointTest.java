package io.sluice.deployer.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StopWithSavepointTest {
  private static final String DONE =
      "{\"status\":{\"id\":\"COMPLETED\"},\"operation\":{\"location\":\"s3p://b/savepoint-1\"}}";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

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
  void aConnectionThatBreaksIsMadeAnew() throws Exception {
    status(DONE);
    AtomicInteger reconnections = new AtomicInteger();

    String path =
        new StopWithSavepoint(new FlinkRest(Optional::empty), "1", PATIENCE)
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
    server.createContext("/jobs/1/stop", HttpExchange::close);

    assertThatThrownBy(new StopWithSavepoint(rest, "1", PATIENCE)::ask)
        .isInstanceOf(SavepointPendingException.class);
  }

  @Test
  void aRequestThatReachedNobodyOrWasRefusedWasNotHeard() {
    server.createContext(
        "/jobs/1/stop", exchange -> answer(exchange, 409, "{\"errors\":[\"too late\"]}"));
    assertThatThrownBy(new StopWithSavepoint(rest, "1", PATIENCE)::ask)
        .isExactlyInstanceOf(FlinkRestException.class);

    server.stop(0);
    assertThatThrownBy(new StopWithSavepoint(rest, "1", PATIENCE)::ask)
        .isExactlyInstanceOf(FlinkRestException.class);
  }

  @Test
  void aRunHereDoesNotAskAJobManagerThatHasGoneAgain() {
    server.createContext(
        "/jobs/1/stop", exchange -> answer(exchange, 202, "{\"request-id\":\"t\"}"));

    assertThatThrownBy(new StopWithSavepoint(rest, "1", PATIENCE)::take)
        .isExactlyInstanceOf(FlinkRestException.class)
        .hasMessage("the JobManager has no /jobs/1/savepoints/t");
  }

  private StopWithSavepoint impatient() {
    return new StopWithSavepoint(rest, "1", Duration.ZERO);
  }

  private void status(String body) {
    server.createContext("/jobs/1/savepoints/t", exchange -> answer(exchange, 200, body));
  }

  private static void answer(HttpExchange exchange, int code, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
