package io.sluice.deployer.cluster.plan;

import io.sluice.deployer.cluster.live.Tree;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A specification as the operator sees it: with its classes' defaults, without what is empty, and
 * with numbers that are equal where their values are. The operator compares what it has read, not
 * what is written.
 */
final class Normal {
  private static final Map<List<String>, Object> DEFAULTS =
      Map.of(
          List.of("job", "state"), "running",
          List.of("job", "upgradeMode"), "stateless",
          List.of("jobManager", "replicas"), 1);

  private Normal() {}

  /** The specification so. */
  static Tree spec(Tree spec) {
    Object kept = cleaned(spec.root(), List.of());
    return new Tree(kept == null ? Map.of() : kept);
  }

  /** A value in the form in which equal values are equal; blocks and lists with what they hold. */
  static @Nullable Object scalar(@Nullable Object value) {
    if (value instanceof Number number) {
      return new BigDecimal(number.toString()).stripTrailingZeros();
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> same = new LinkedHashMap<>();
      map.forEach((key, inner) -> same.put(Objects.requireNonNull(key), scalar(inner)));
      return same;
    }
    return value instanceof List<?> list ? list.stream().map(Normal::scalar).toList() : value;
  }

  private static @Nullable Object cleaned(@Nullable Object value, List<String> path) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> kept = new LinkedHashMap<>();
      map.forEach(
          (key, inner) -> {
            List<String> field = append(path, String.valueOf(key));
            Object clean = cleaned(inner, field);
            if (clean != null && !isDefault(field, clean)) {
              kept.put(String.valueOf(key), clean);
            }
          });
      return kept.isEmpty() ? null : kept;
    }
    if (value instanceof List<?> list) {
      List<Object> kept =
          list.stream()
              .map(inner -> cleaned(inner, append(path, "")))
              .filter(Objects::nonNull)
              .map(Object.class::cast)
              .toList();
      return kept.isEmpty() ? null : kept;
    }
    return value instanceof Number ? text(scalar(value)) : value == null ? null : value.toString();
  }

  private static boolean isDefault(List<String> path, Object value) {
    Object usual = DEFAULTS.get(path);
    return usual != null && usual.toString().equals(value);
  }

  private static String text(@Nullable Object number) {
    return number instanceof BigDecimal decimal ? decimal.toPlainString() : String.valueOf(number);
  }

  private static List<String> append(List<String> path, String segment) {
    return java.util.stream.Stream.concat(path.stream(), java.util.stream.Stream.of(segment))
        .toList();
  }
}
