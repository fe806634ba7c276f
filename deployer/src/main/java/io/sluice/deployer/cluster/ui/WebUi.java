package io.sluice.deployer.cluster.ui;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.LocalPortForward;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.flink.FlinkPort;
import io.sluice.deployer.cluster.leader.Leaders;
import io.sluice.deployer.cluster.pods.Component;
import io.sluice.deployer.cluster.pods.FlinkPods;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;

/** Keeps the web UI of a JobManager at one local address, whichever pod serves it. */
public final class WebUi implements AutoCloseable {
  private static final int RELEASE_TRIES = 100;
  private static final long RELEASE_MILLIS = 20;

  private final Cluster cluster;
  private final String namespace;
  private final String name;
  private final UiListener listener;
  private final CompletableFuture<List<Pod>> closed = new CompletableFuture<>();

  /**
   * @param name the FlinkDeployment
   */
  public WebUi(Cluster cluster, String namespace, String name, UiListener listener) {
    this.cluster = cluster;
    this.namespace = namespace;
    this.name = name;
    this.listener = listener;
  }

  /**
   * Forwards until this is closed, from one JobManager after the other.
   *
   * @param localPort a free port here
   * @throws ClusterException if there is no JobManager, or its port cannot be forwarded
   */
  public void serve(int localPort) throws InterruptedException {
    List<Pod> pods = new FlinkPods(cluster).of(namespace, name, Component.JOBMANAGER);
    if (pods.isEmpty()) {
      throw new ClusterException(
          "there is no JobManager of " + name + " in " + namespace,
          "see 'sluice status " + name + "'; a suspended or failed job has none");
    }
    if (pods.stream().noneMatch(WebUi::isReady)) {
      listener.waiting();
    }
    while (!closed.isDone()) {
      List<Pod> found = when(now -> now.stream().anyMatch(WebUi::isReady));
      if (!closed.isDone()) {
        forward(choose(found), localPort);
      }
    }
  }

  /** Has {@link #serve} return. */
  @Override
  public void close() {
    closed.complete(List.of());
  }

  private void forward(String pod, int localPort) throws InterruptedException {
    awaitRelease(localPort);
    try (LocalPortForward forward =
        cluster.ask(
            "forward port " + FlinkPort.REST_PORT + " of pod " + pod,
            () ->
                cluster
                    .client()
                    .pods()
                    .inNamespace(namespace)
                    .withName(pod)
                    .portForward(
                        FlinkPort.REST_PORT, InetAddress.getLoopbackAddress(), localPort))) {
      listener.open(URI.create("http://127.0.0.1:" + forward.getLocalPort() + "/"), pod);
      when(found -> found.stream().noneMatch(one -> isNamed(one, pod) && isReady(one)));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    if (!closed.isDone()) {
      listener.lost(pod);
    }
  }

  /**
   * Waits until the port can be opened. A socket that was closed while somebody listened on it is
   * released a moment later, when the kernel has woken the listener, and nothing tells when.
   */
  private static void awaitRelease(int port) throws InterruptedException {
    for (int tries = 0; tries < RELEASE_TRIES && !isFree(port); tries++) {
      TimeUnit.MILLISECONDS.sleep(RELEASE_MILLIS);
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  /** The leader where it is ready, else any that is. */
  private String choose(List<Pod> found) {
    List<Pod> ready = found.stream().filter(WebUi::isReady).toList();
    Optional<String> leader = new Leaders(cluster).ofJobManagers(namespace, name).leadingPod();
    return leader
        .filter(pod -> ready.stream().anyMatch(one -> isNamed(one, pod)))
        .orElseGet(() -> ready.get(0).getMetadata().getName());
  }

  private List<Pod> when(Predicate<List<Pod>> condition) throws InterruptedException {
    FilterWatchListDeletable<Pod, ?, PodResource> pods =
        cluster
            .client()
            .pods()
            .inNamespace(namespace)
            .withLabels(FlinkPods.labels(name, Component.JOBMANAGER));
    CompletableFuture<List<Pod>> reached = pods.informOnCondition(condition);
    try {
      return reached.applyToEither(closed, Function.identity()).get();
    } catch (ExecutionException failed) {
      throw new ClusterException(
          "watch the JobManagers of " + name + ": " + failed.getMessage(), "run it again", failed);
    } finally {
      reached.cancel(true);
    }
  }

  private static boolean isNamed(Pod pod, String name) {
    return pod.getMetadata().getName().equals(name);
  }

  private static boolean isReady(Pod pod) {
    return pod.getMetadata().getDeletionTimestamp() == null
        && pod.getStatus() != null
        && pod.getStatus().getConditions().stream()
            .anyMatch(one -> one.getType().equals("Ready") && one.getStatus().equals("True"));
  }
}
