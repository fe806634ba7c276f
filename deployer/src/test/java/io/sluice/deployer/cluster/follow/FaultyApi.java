package io.sluice.deployer.cluster.follow;

import com.sun.net.httpserver.HttpExchange;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.FaultyServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a real API server does not do on demand: one FlinkDeployment {@code example} whose states
 * are told one after the other, refusals, and watches that break or say nothing.
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

  private final Deque<BrokenWatch> watches = new ConcurrentLinkedDeque<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final FaultyServer server;

  private record BrokenWatch(String event, String state) {}

  FaultyApi(String first) throws IOException {
    states.add(first);
    server = new FaultyServer("{}").always(request -> true, this::answer);
  }

  Cluster cluster() {
    return server.cluster(
        usual ->
            usual
                .withNamespace("test")
                .withRequestRetryBackoffInterval(50)
                .withWatchReconnectInterval(50));
  }

  /**
   * The next watch of the resource tells one event and breaks.
   *
   * @param state what whoever reads the resource finds from then on
   */
  void watchTells(String event, String state) {
    watches.add(new BrokenWatch(event, state));
  }

  @Override
  public void close() {
    end.countDown();
    server.close();
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
        watch(exchange, path.equals(RESOURCES) ? watches.poll() : null);
      } else if (path.equals(RESOURCES + "/example")) {
        FaultyServer.send(exchange, 200, state());
      } else if (path.equals(RESOURCES)) {
        lists.incrementAndGet();
        FaultyServer.send(exchange, 200, list("FlinkDeploymentList", state()));
      } else if (path.startsWith(OPTIONAL)) {
        FaultyServer.send(exchange, podsAnswer, list("List", ""));
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

  /** Says nothing until the test ends, unless it is one that breaks. */
  private void watch(HttpExchange exchange, BrokenWatch broken)
      throws IOException, InterruptedException {
    exchange.sendResponseHeaders(200, 0);
    if (broken == null) {
      exchange.getResponseBody().flush();
      end.await();
    } else {
      states.clear();
      states.add(broken.state());
      exchange.getResponseBody().write((broken.event() + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String list(String kind, String items) {
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
