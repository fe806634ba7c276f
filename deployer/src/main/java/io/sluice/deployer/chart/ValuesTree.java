package io.sluice.deployer.chart;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A chart's values while they are put together. */
final class ValuesTree {
  private final Map<String, Object> root = new LinkedHashMap<>();

  /** Sets a value at a path; nothing where it is null. */
  ValuesTree set(@Nullable Object value, String... path) {
    if (value != null) {
      Map<String, Object> at = root;
      for (int i = 0; i < path.length - 1; i++) {
        at = child(at, path[i]);
      }
      at.put(path[path.length - 1], value);
    }
    return this;
  }

  /** Sets a value where a condition holds. */
  ValuesTree setIf(boolean condition, Object value, String... path) {
    return condition ? set(value, path) : this;
  }

  /** The values with others laid over them; blocks are merged, everything else is replaced. */
  Map<String, Object> overlaid(Map<String, Object> others) {
    return merged(root, others);
  }

  private static Map<String, Object> merged(Map<String, Object> below, Map<String, Object> above) {
    Map<String, Object> merged = new LinkedHashMap<>(below);
    above.forEach(
        (key, value) ->
            merged.put(
                key,
                merged.get(key) instanceof Map<?, ?> block && value instanceof Map<?, ?> over
                    ? merged(map(block), map(over))
                    : value));
    return merged;
  }

  private static Map<String, Object> child(Map<String, Object> at, String key) {
    return map((Map<?, ?>) at.computeIfAbsent(key, absent -> new LinkedHashMap<String, Object>()));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Map<?, ?> map) {
    return (Map<String, Object>) map;
  }
}
