package io.sluice.deployer.cluster.autoscaler;

import io.sluice.deployer.options.FlinkJars;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Writes what the operator 1.7.0 writes into the autoscaler's ConfigMap, by its own classes. */
final class OperatorsState implements AutoCloseable {
  private static final String STORE =
      "org.apache.flink.kubernetes.operator.autoscaler.state.KubernetesAutoScalerStateStore";
  private static final String AUTOSCALER = "org.apache.flink.autoscaler.";

  /** Jackson is that of the tests, as in the operator's image it is one of its own. */
  private final URLClassLoader operator =
      new URLClassLoader(
          Stream.of("operator-1.7", "autoscaler-1.7", "flink-1.18", "needed")
              .flatMap(folder -> FlinkJars.in(folder).stream())
              .filter(jar -> !jar.getFileName().toString().startsWith("kubernetes-"))
              .map(OperatorsState::url)
              .toArray(URL[]::new),
          OperatorsState.class.getClassLoader());

  /** The decision that took a vertex from one parallelism to another. */
  String history(String vertex, Instant time, int from, int to, double possible, double demanded)
      throws ReflectiveOperationException {
    Constructor<?> metric =
        load("metrics.EvaluatedScalingMetric").getConstructor(double.class, double.class);
    Map<Object, Object> metrics = new HashMap<>();
    metrics.put(scalingMetric("TRUE_PROCESSING_RATE"), metric.newInstance(Double.NaN, possible));
    metrics.put(scalingMetric("TARGET_DATA_RATE"), metric.newInstance(demanded, demanded));
    metrics.put(
        scalingMetric("SCALE_UP_RATE_THRESHOLD"),
        metric.newInstance(Double.POSITIVE_INFINITY, Double.NaN));
    Object summary =
        load("ScalingSummary")
            .getConstructor(int.class, int.class, Map.class)
            .newInstance(from, to, metrics);
    SortedMap<Instant, Object> byTime = new TreeMap<>(Map.of(time, summary));
    return written("serializeScalingHistory", Map.class, Map.of(id(vertex), byTime));
  }

  /** What was measured of a vertex, in two looks. */
  String metrics(
      String vertex, Instant first, double load, Instant second, double later, double lag)
      throws ReflectiveOperationException {
    SortedMap<Instant, Object> byTime = new TreeMap<>();
    byTime.put(first, collected(vertex, load, 1));
    byTime.put(second, collected(vertex, later, lag));
    return written("serializeEvaluatedMetrics", SortedMap.class, byTime);
  }

  /** The overrides that stand. */
  String overrides(Map<String, String> parallelisms) throws ReflectiveOperationException {
    return written("serializeParallelismOverrides", Map.class, parallelisms);
  }

  @Override
  public void close() throws IOException {
    operator.close();
  }

  private Object collected(String vertex, double load, double lag)
      throws ReflectiveOperationException {
    Map<Object, Object> metrics = new HashMap<>();
    metrics.put(scalingMetric("LOAD"), load);
    metrics.put(scalingMetric("LAG"), lag);
    return load("metrics.CollectedMetrics")
        .getConstructor(Map.class, Map.class)
        .newInstance(Map.of(id(vertex), metrics), Map.of());
  }

  private String written(String method, Class<?> type, Object value)
      throws ReflectiveOperationException {
    Method serialize = operator.loadClass(STORE).getDeclaredMethod(method, type);
    serialize.setAccessible(true);
    return (String) serialize.invoke(null, value);
  }

  private Object scalingMetric(String name) throws ReflectiveOperationException {
    return load("metrics.ScalingMetric").getMethod("valueOf", String.class).invoke(null, name);
  }

  private Object id(String vertex) throws ReflectiveOperationException {
    return operator
        .loadClass("org.apache.flink.runtime.jobgraph.JobVertexID")
        .getMethod("fromHexString", String.class)
        .invoke(null, vertex);
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Class<?> load(String name) throws ClassNotFoundException {
    return operator.loadClass(AUTOSCALER + name);
  }
}
