package io.sluice.deployer.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * An API server where nothing is there yet, and where everything can be applied, with the faults
 * that a real one has now and then but not on demand.
 */
public final class FaultyServer implements AutoCloseable {
  private static final int PROMISED = 1000;
  private static final String NO_CONFIG_MAPS =
      """
      {"apiVersion": "v1", "kind": "ConfigMapList", "metadata": {}, "items": []}
      """;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<String> failed = ConcurrentHashMap.newKeySet();
  private final String applied;

  /** What is done instead of an answer. */
  public interface Fault {
    /** Answers, or does not. */
    void happen(HttpExchange request) throws IOException;
  }

  /**
   * @param applied the resource that every apply results in, as YAML
   */
  public FaultyServer(String applied) throws IOException {
    this.applied = applied;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
  }

  /** Whether a request changes something. */
  public static boolean isChange(HttpExchange request) {
    return request.getRequestMethod().equals("PATCH")
        && !request.getRequestURI().getQuery().contains("dryRun");
  }

  /** A fault that is an answer with no content. */
  public static Fault answer(int code) {
    return request -> {
      request.sendResponseHeaders(code, -1);
      request.close();
    };
  }

  /** A fault that is an answer with its reason, as an API server gives it. */
  public static Fault answer(int code, String reason) {
    return request -> send(request, code, Serialization.asJson(status(code, reason)));
  }

  /** A fault that breaks the connection before there is an answer. */
  public static Fault reset() {
    return HttpExchange::close;
  }

  /** A fault that breaks the connection in the middle of an answer. */
  public static Fault torn() {
    return request -> {
      request.sendResponseHeaders(200, PROMISED);
      request.getResponseBody().write('{');
      request.getResponseBody().flush();
      request.close();
    };
  }

  /** Starts with a fault in each request of a kind. */
  public FaultyServer always(Predicate<HttpExchange> which, Fault fault) {
    return start(which, fault);
  }

  /** Starts with a fault in the first request of each kind, and only there. */
  public FaultyServer once(Fault fault) {
    return start(
        request -> failed.add(request.getRequestMethod() + request.getRequestURI().getQuery()),
        fault);
  }

  /** A connection to it. */
  public Cluster cluster() {
    return cluster(UnaryOperator.identity());
  }

  /** A connection to it, set up otherwise than usual. */
  public Cluster cluster(UnaryOperator<ConfigBuilder> setUp) {
    ConfigBuilder usual = new ConfigBuilder(Config.fromKubeconfig(kubeconfig()));
    return Cluster.of(new KubernetesClientBuilder().withConfig(setUp.apply(usual).build()).build());
  }

  /** How to reach it. */
  public String kubeconfig() {
    return """
        apiVersion: v1
        kind: Config
        clusters: [{name: faulty, cluster: {server: "http://127.0.0.1:%d"}}]
        contexts: [{name: faulty, context: {cluster: faulty, user: faulty, namespace: flink}}]
        current-context: faulty
        users: [{name: faulty, user: {token: t}}]
        """
        .formatted(server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private FaultyServer start(Predicate<HttpExchange> which, Fault fault) {
    server.createContext(
        "/",
        request -> {
          if (which.test(request)) {
            fault.happen(request);
          } else if (isListOfConfigMaps(request)) {
            send(request, 200, NO_CONFIG_MAPS);
          } else if (request.getRequestMethod().equals("GET")) {
            answer(404).happen(request);
          } else {
            send(request, 200, applied);
          }
        });
    server.start();
    return this;
  }

  private static boolean isListOfConfigMaps(HttpExchange request) {
    return request.getRequestMethod().equals("GET")
        && request.getRequestURI().getPath().endsWith("/configmaps");
  }

  private static Status status(int code, String reason) {
    return new StatusBuilder().withCode(code).withMessage(reason).build();
  }

  /** Answers one request, in JSON or YAML. */
  public static void send(HttpExchange request, int code, String content) throws IOException {
    byte[] body = content.getBytes(StandardCharsets.UTF_8);
    request
        .getResponseHeaders()
        .set("Content-Type", content.startsWith("{") ? "application/json" : "application/yaml");
    request.sendResponseHeaders(code, body.length);
    request.getResponseBody().write(body);
    request.close();
  }
}
