package io.sluice.deployer.cluster.autoscaler;

import io.sluice.deployer.cluster.live.Tree;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The autoscaler's ConfigMap {@code autoscaler-NAME} (operators 1.5 to 1.15): the overrides that
 * stand, the decisions, and the metrics of its window.
 */
final class AutoscalerState {
  private final Map<String, Integer> overrides;
  private final Tree history;
  private final Tree metrics;

  AutoscalerState(Map<String, String> data) {
    overrides = Payload.parallelisms(data.getOrDefault("parallelismOverrides", ""));
    history = Payload.tree(data, "scalingHistory");
    metrics =
        newest(Payload.tree(data, "collectedMetrics"))
            .map(Map.Entry::getValue)
            .orElse(new Tree(Map.of()))
            .at("vertexMetrics");
  }

  /** What it knows, by the vertex's id. */
  Map<String, VertexScaling> vertices() {
    Map<String, VertexScaling> vertices = new LinkedHashMap<>();
    Stream.of(metrics.map().keySet(), history.map().keySet(), overrides.keySet())
        .flatMap(ids -> new TreeSet<>(ids).stream())
        .forEach(id -> vertices.computeIfAbsent(id, this::vertex));
    return vertices;
  }

  private VertexScaling vertex(String id) {
    Tree measured = metrics.at(id);
    Optional<Map.Entry<Instant, Tree>> decision = newest(history.at(id));
    Tree summary = decision.map(Map.Entry::getValue).orElse(new Tree(Map.of()));
    Integer decided = summary.number("newParallelism").map(Long::intValue).orElse(null);
    Integer standing = overrides.get(id);
    Long lag = number(measured, "LAG").map(Math::round).orElse(null);
    return new VertexScaling(
        id,
        null,
        number(measured, "PARALLELISM").map(Double::intValue).orElse(null),
        standing == null ? decided : standing,
        number(measured, "LOAD").orElse(null),
        lag,
        number(summary.at("metrics", "TRUE_PROCESSING_RATE"), "average").orElse(null),
        number(summary.at("metrics", "TARGET_DATA_RATE"), "average").orElse(null),
        decision.map(Map.Entry::getKey).orElse(null));
  }

  /** Infinity and NaN are no measurements. */
  private static Optional<Double> number(Tree tree, String field) {
    try {
      return tree.text(field).map(Double::valueOf).filter(Double::isFinite);
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }

  private static Optional<Map.Entry<Instant, Tree>> newest(Tree byTime) {
    return byTime.map().entrySet().stream()
        .flatMap(
            entry ->
                Stream.ofNullable(time(entry.getKey()))
                    .map(time -> Map.entry(time, new Tree(entry.getValue()))))
        .max(Map.Entry.comparingByKey());
  }

  private static @Nullable Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException noTime) {
      return null;
    }
  }
}
