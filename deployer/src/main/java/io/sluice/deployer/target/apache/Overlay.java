package io.sluice.deployer.target.apache;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Lays one tree over another: blocks field by field, lists of named things by name, and whatever
 * else by taking the upper one.
 */
public final class Overlay {
  private static final List<String> IDENTITIES = List.of("mountPath", "name");

  private Overlay() {}

  /** Both trees in one; where they disagree the upper one counts, and its elements come first. */
  public static Map<String, Object> of(Map<?, ?> lower, Map<?, ?> upper) {
    Map<String, Object> all = new LinkedHashMap<>();
    upper.forEach((key, value) -> all.put(key.toString(), value));
    lower.forEach(
        (key, value) -> all.merge(key.toString(), value, (above, below) -> laid(below, above)));
    return all;
  }

  private static Object laid(Object lower, Object upper) {
    if (lower instanceof Map<?, ?> below && upper instanceof Map<?, ?> above) {
      return of(below, above);
    }
    if (lower instanceof List<?> below
        && upper instanceof List<?> above
        && Stream.concat(below.stream(), above.stream()).allMatch(Overlay::isNamed)) {
      return lists(below, above);
    }
    return upper;
  }

  private static List<Object> lists(List<?> lower, List<?> upper) {
    Map<Object, Object> elements = new LinkedHashMap<>();
    upper.forEach(element -> elements.put(identity(element), element));
    lower.forEach(
        element ->
            elements.merge(identity(element), element, (above, below) -> laid(below, above)));
    return new ArrayList<>(elements.values());
  }

  private static boolean isNamed(Object element) {
    return element instanceof Map<?, ?> map && IDENTITIES.stream().anyMatch(map::containsKey);
  }

  private static Object identity(Object element) {
    Map<?, ?> map = (Map<?, ?>) element;
    return IDENTITIES.stream()
        .filter(map::containsKey)
        .findFirst()
        .map(key -> key + "=" + map.get(key))
        .orElseThrow();
  }
}
