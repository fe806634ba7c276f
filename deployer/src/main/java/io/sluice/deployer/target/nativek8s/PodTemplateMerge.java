package io.sluice.deployer.target.nativek8s;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lays one pod template over another as the operator does (operator code, FlinkUtils
 * .mergePodTemplates): lists by position, or, where it is asked for, by the elements' names.
 */
final class PodTemplateMerge {
  private final boolean byName;

  /**
   * @param byName whether elements with the same name belong together, wherever they stand
   */
  PodTemplateMerge(boolean byName) {
    this.byName = byName;
  }

  Map<String, Object> merge(Map<?, ?> below, Map<?, ?> above) {
    Map<String, Object> merged = copy(below);
    above.forEach(
        (key, value) -> merged.put(String.valueOf(key), merge(merged.get(key), value)));
    return merged;
  }

  private @Nullable Object merge(@Nullable Object below, @Nullable Object above) {
    if (below instanceof Map<?, ?> lower && above instanceof Map<?, ?> upper) {
      return merge(lower, upper);
    }
    if (below instanceof List<?> lower && above instanceof List<?> upper) {
      return byName && areNamed(lower) && areNamed(upper)
          ? mergeNamed(lower, upper)
          : mergeInOrder(lower, upper);
    }
    return above;
  }

  private List<@Nullable Object> mergeInOrder(List<?> below, List<?> above) {
    List<@Nullable Object> merged = new ArrayList<>(below);
    for (int i = 0; i < above.size(); i++) {
      if (i < merged.size()) {
        merged.set(i, merge(merged.get(i), above.get(i)));
      } else {
        merged.add(above.get(i));
      }
    }
    return merged;
  }

  private List<@Nullable Object> mergeNamed(List<?> below, List<?> above) {
    Map<Object, @Nullable Object> merged = new LinkedHashMap<>();
    below.forEach(element -> merged.put(name(element), element));
    above.forEach(
        element -> merged.put(name(element), merge(merged.get(name(element)), element)));
    return new ArrayList<>(merged.values());
  }

  private static boolean areNamed(List<?> elements) {
    return elements.stream()
        .allMatch(element -> element instanceof Map<?, ?> map && map.get("name") != null);
  }

  private static Object name(Object element) {
    return String.valueOf(((Map<?, ?>) element).get("name"));
  }

  private static Map<String, Object> copy(Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> copy.put(String.valueOf(key), value));
    return copy;
  }
}
