package io.sluice.deployer.cluster.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.sluice.deployer.rest.FlinkRest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobProbeTest {
  private static final Map<String, String> ANSWERS =
      Map.of(
          "/jobs/overview",
          "{\"jobs\":[{\"jid\":\"1\",\"name\":\"web\",\"state\":\"RUNNING\","
              + "\"tasks\":{\"total\":2,\"running\":1}}]}",
          "/jobs/1",
          "{\"state\":\"RUNNING\",\"vertices\":[]}",
          "/jobs/1/metrics",
          "[{\"id\":\"numRestarts\",\"value\":\"7\"}]",
          "/jobs/1/exceptions",
          "{\"exceptionHistory\":{\"entries\":[{\"timestamp\":5,\"stacktrace\":\"a.B: no\"}]}}");

  @Test
  void putsTogetherWhatTheJobManagerSaysAlsoOfAJobWithoutCheckpoints() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String answer = ANSWERS.get(exchange.getRequestURI().getPath());
          byte[] body = String.valueOf(answer).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(answer == null ? 404 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    try {
      JobView view = JobProbe.view(new FlinkRest(() -> Optional.of(address)), "1");

      assertThat(view.allTasksRun()).isFalse();
      assertThat(view.restarts()).isEqualTo(7);
      assertThat(view.checkpointStatistics()).isEmpty();
      assertThat(view.failures()).hasSize(1);
    } finally {
      server.stop(0);
    }
  }
}
