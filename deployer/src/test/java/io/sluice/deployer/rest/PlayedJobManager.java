package io.sluice.deployer.rest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
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
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Plays a JobManager's REST API; what it was not told to answer is not there. */
public final class PlayedJobManager implements BeforeEachCallback, AfterEachCallback {
  private final Map<String, HttpHandler> answers = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          answers
              .getOrDefault(
                  exchange.getRequestURI().getPath(),
                  unknown -> answer(unknown, 404, "{\"errors\":[\"not found\"]}"))
              .handle(exchange);
        });
    server.start();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (server != null) {
      server.stop(0);
    }
  }

  /** The way to ask it. */
  public FlinkRest rest() {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new FlinkRest(() -> Optional.of(address));
  }

  /** Answers from now on, whatever the method and the query. */
  public void answers(String path, String json) {
    answers(path, 200, json);
  }

  /** The same with another status code than 200. */
  public void answers(String path, int code, String json) {
    handles(path, exchange -> answer(exchange, code, json));
  }

  /** Does something in place of a fixed answer. */
  public void handles(String path, HttpHandler handler) {
    answers.put(path, handler);
  }

  /** Is not there any more. */
  public void goes() {
    server.stop(0);
  }

  /** The requests of before, as {@code GET /jobs/overview}. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  /** Answers one request. */
  public static void answer(HttpExchange exchange, int code, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(code, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** What was sent with a request. */
  public static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }
}
