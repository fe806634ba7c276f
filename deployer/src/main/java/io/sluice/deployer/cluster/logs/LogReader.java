package io.sluice.deployer.cluster.logs;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ContainerResource;
import io.fabric8.kubernetes.client.dsl.LogWatch;
import io.fabric8.kubernetes.client.dsl.Loggable;
import io.fabric8.kubernetes.client.dsl.TailPrettyLoggable;
import io.fabric8.kubernetes.client.dsl.TimeTailPrettyLoggable;
import io.sluice.deployer.cluster.ApiErrors;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the lines of one pod. */
public final class LogReader {
  private static final String MAIN_CONTAINER = "flink-main-container";

  private final Cluster cluster;
  private final Pod pod;
  private final LogRequest request;

  /**
   * @param pod whose lines are read
   */
  public LogReader(Cluster cluster, Pod pod, LogRequest request) {
    this.cluster = cluster;
    this.pod = pod;
    this.request = request;
  }

  /** The pod's name. */
  public String name() {
    return pod.getMetadata().getName();
  }

  /**
   * Hands over line by line; returns at the end, which is that of the container where lines are
   * followed.
   *
   * @throws ClusterException if there is no such container, or its lines cannot be read
   */
  public void read(Consumer<String> line) {
    String container = container();
    try {
      Loggable log = log(container);
      if (request.follow()) {
        try (LogWatch watch = log.watchLog()) {
          lines(new InputStreamReader(watch.getOutput(), StandardCharsets.UTF_8), line);
        }
      } else {
        lines(log.getLogReader(), line);
      }
    } catch (KubernetesClientException failure) {
      throw ApiErrors.of("read the log of " + name() + ", container " + container, failure);
    }
  }

  private Loggable log(String container) {
    ContainerResource found =
        cluster
            .client()
            .pods()
            .inNamespace(pod.getMetadata().getNamespace())
            .withName(name())
            .inContainer(container)
            .withReadyWaitTimeout(0);
    TimeTailPrettyLoggable which = request.previous() ? found.terminated() : found;
    TailPrettyLoggable since =
        request.since() == null ? which : which.sinceSeconds((int) request.since().toSeconds());
    return request.tail() == null ? since : since.tailingLines(request.tail());
  }

  private String container() {
    List<String> names = pod.getSpec().getContainers().stream().map(Container::getName).toList();
    @Nullable String asked = request.container();
    if (asked == null) {
      return names.contains(MAIN_CONTAINER) ? MAIN_CONTAINER : names.get(0);
    }
    boolean initializes =
        pod.getSpec().getInitContainers().stream().anyMatch(one -> one.getName().equals(asked));
    if (names.contains(asked) || initializes) {
      return asked;
    }
    throw new ClusterException(
        "pod " + name() + " has no container '" + asked + "'",
        "use one of " + names.stream().collect(Collectors.joining(", ")));
  }

  private static void lines(Reader source, Consumer<String> into) {
    try (BufferedReader reader = new BufferedReader(source)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        into.accept(line);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
