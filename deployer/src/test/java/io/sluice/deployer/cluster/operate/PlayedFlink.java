package io.sluice.deployer.cluster.operate;

import com.sun.net.httpserver.HttpServer;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.rest.FlinkRest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Plays the JobManager's REST API; what it was not told to answer is not there. */
public final class PlayedFlink implements RunningFlink, BeforeEachCallback, AfterEachCallback {
  public static final String JOB = "00000000000000000000000000000001";

  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          String answer = answers.get(exchange.getRequestURI().getPath());
          byte[] bytes =
              (answer == null ? "{\"errors\":[\"not found\"]}" : answer)
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(answer == null ? 404 : 200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (server != null) {
      server.stop(0);
    }
  }

  public void answers(String path, String json) {
    answers.put("/jobs/" + JOB + path, json);
  }

  /** What does not concern the job. */
  public void answersAt(String path, String json) {
    answers.put(path, json);
  }

  /** The requests of before, as {@code GET /jobs/overview}. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  public void restoredFrom(String path, boolean savepoint) {
    answers(
        "/checkpoints",
        "{\"latest\":{\"restored\":{\"id\":7,\"is_savepoint\":%s,\"external_path\":\"%s\"}}}"
            .formatted(savepoint, path));
  }

  public void runsWith(int parallelism, int max) {
    answers("/config", "{\"execution-config\":{\"job-parallelism\":%d}}".formatted(parallelism));
    answers(
        "",
        "{\"vertices\":[{\"name\":\"map\",\"parallelism\":%d,\"maxParallelism\":%d}]}"
            .formatted(parallelism, max));
  }

  @Override
  public <T> T ask(LiveResource live, BiFunction<FlinkRest, String, T> question) {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return question.apply(new FlinkRest(() -> Optional.of(address)), JOB);
  }
}
