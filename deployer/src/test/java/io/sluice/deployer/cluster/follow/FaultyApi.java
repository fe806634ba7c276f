package io.sluice.deployer.cluster.follow;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.sluice.deployer.cluster.Cluster;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a real API server does not do on demand: one FlinkDeployment {@code example} whose states
 * are told one after the other, refusals, and watches that say nothing.
 */
final class FaultyApi implements AutoCloseable {
  static final String DEPLOYED = state("1", "DEPLOYED", "RECONCILING");
  static final String STABLE = state("2", "STABLE", "RUNNING");

  private static final String RESOURCES =
      "/apis/flink.apache.org/v1beta1/namespaces/test/flinkdeployments";
  private static final String OPTIONAL = "/api/v1/namespaces/test/";

  final AtomicInteger lists = new AtomicInteger();
  final Deque<String> states = new ConcurrentLinkedDeque<>();
  volatile int podsAnswer = 200;
  final AtomicInteger failures = new AtomicInteger();

  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  FaultyApi(String first) throws IOException {
    states.add(first);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  Cluster cluster() {
    return Cluster.of(
        new KubernetesClientBuilder()
            .withConfig(
                new ConfigBuilder()
                    .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort() + "/")
                    .withNamespace("test")
                    .withRequestRetryBackoffInterval(50)
                    .withWatchReconnectInterval(50)
                    .build())
            .build());
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String query = String.valueOf(exchange.getRequestURI().getQuery());
      if ("websocket".equals(exchange.getRequestHeaders().getFirst("Upgrade"))) {
        exchange.sendResponseHeaders(200, -1);
      } else if (failures.getAndDecrement() > 0) {
        exchange.sendResponseHeaders(429, -1);
      } else if (query.contains("watch=true")) {
        watch(exchange);
      } else if (path.equals(RESOURCES + "/example")) {
        send(exchange, 200, state());
      } else if (path.equals(RESOURCES)) {
        lists.incrementAndGet();
        send(exchange, 200, list("FlinkDeploymentList", state()));
      } else if (path.startsWith(OPTIONAL)) {
        send(exchange, podsAnswer, list("List", ""));
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** The next state; the last one stays. */
  private String state() {
    String next = states.peek();
    if (states.size() > 1) {
      states.poll();
    }
    return next;
  }

  /** Says nothing until the test ends. */
  private void watch(HttpExchange exchange) throws IOException, InterruptedException {
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().flush();
    end.await();
  }

  private static void send(HttpExchange exchange, int code, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(code, body.length);
    exchange.getResponseBody().write(body);
  }

  static String list(String kind, String items) {
    return "{\"kind\":\""
        + kind
        + "\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"1\"},"
        + "\"items\":["
        + items
        + "]}";
  }

  private static String state(String version, String lifecycle, String job) {
    return """
        {"apiVersion":"flink.apache.org/v1beta1","kind":"FlinkDeployment","metadata":\
        {"name":"example","namespace":"test","uid":"1","generation":1,"resourceVersion":"%s",\
        "creationTimestamp":"2026-01-01T00:00:00Z"},"spec":{"job":{"parallelism":1}},"status":\
        {"lifecycleState":"%s","jobManagerDeploymentStatus":"READY","jobStatus":{"state":"%s"},\
        "reconciliationStatus":{"state":"DEPLOYED","lastReconciledSpec":"{\\"resource_metadata\\":\
        {\\"metadata\\":{\\"generation\\":1}}}"}}}"""
        .formatted(version, lifecycle, job);
  }
}
