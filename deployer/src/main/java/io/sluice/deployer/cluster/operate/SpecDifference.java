package io.sluice.deployer.cluster.operate;

import io.sluice.deployer.cluster.live.Tree;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * In which fields a specification differs from an earlier one. What does not describe the job is
 * left out: requests such as nonces, the mode in which the operator has stopped the job last, and
 * defaults that the operator writes out.
 *
 * @param fields the fields, with their values in both
 */
record SpecDifference(List<Field> fields) {
  private static final Set<String> NOT_DESCRIBING =
      Set.of(
          "restartNonce",
          "job.state",
          "job.upgradeMode",
          "job.savepointTriggerNonce",
          "job.checkpointTriggerNonce",
          "job.savepointRedeployNonce",
          "job.initialSavepointPath");
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "mode", "native",
          "jobManager.replicas", "1",
          "taskManager.replicas", "1",
          "job.allowNonRestoredState", "false");

  SpecDifference {
    fields = List.copyOf(fields);
  }

  /**
   * A field.
   *
   * @param path its keys from {@code spec} on
   * @param now its value; null where it is not set
   * @param then its earlier value; null where it was not set
   */
  record Field(List<String> path, @Nullable Object now, @Nullable Object then) {
    /** The path as people write it. */
    String name() {
      return String.join(".", path);
    }

    @Override
    public String toString() {
      return "spec." + name() + ": " + text(now) + " -> " + text(then);
    }

    private static String text(@Nullable Object value) {
      return value == null ? "(not set)" : value.toString();
    }
  }

  /** Compares two specifications. */
  static SpecDifference of(Tree now, Tree then) {
    List<Field> fields = new ArrayList<>();
    compare(List.of(), now.root(), then.root(), fields);
    return new SpecDifference(
        fields.stream().filter(field -> !NOT_DESCRIBING.contains(field.name())).toList());
  }

  boolean isEmpty() {
    return fields.isEmpty();
  }

  /** Whether a field differs. */
  boolean has(String name) {
    return fields.stream().anyMatch(field -> field.name().equals(name));
  }

  /** What has to be merged into the one to get the other; null removes a field. */
  Map<String, Object> patch() {
    Map<String, Object> patch = new LinkedHashMap<>();
    for (Field field : fields) {
      Map<String, Object> parent = patch;
      for (String key : field.path().subList(0, field.path().size() - 1)) {
        parent = child(parent, key);
      }
      parent.put(field.path().get(field.path().size() - 1), field.then());
    }
    return patch;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> child(Map<String, Object> parent, String key) {
    return (Map<String, Object>) parent.computeIfAbsent(key, none -> new LinkedHashMap<>());
  }

  private static void compare(
      List<String> path, @Nullable Object now, @Nullable Object then, List<Field> fields) {
    if (now instanceof Map<?, ?> one && then instanceof Map<?, ?> other) {
      Set<String> keys = new LinkedHashSet<>();
      one.keySet().forEach(key -> keys.add(key.toString()));
      other.keySet().forEach(key -> keys.add(key.toString()));
      for (String key : keys) {
        List<String> below = new ArrayList<>(path);
        below.add(key);
        compare(List.copyOf(below), one.get(key), other.get(key), fields);
      }
    } else if (!isSame(String.join(".", path), now, then)) {
      fields.add(new Field(path, now, then));
    }
  }

  private static boolean isSame(String name, @Nullable Object now, @Nullable Object then) {
    if (isNothing(now) && isNothing(then)) {
      return true;
    }
    if (now instanceof Number && then instanceof Number) {
      return new BigDecimal(now.toString()).compareTo(new BigDecimal(then.toString())) == 0;
    }
    String unset = DEFAULTS.get(name);
    return Objects.equals(
        now == null ? unset : String.valueOf(now), then == null ? unset : String.valueOf(then));
  }

  private static boolean isNothing(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.values().stream().allMatch(SpecDifference::isNothing);
    }
    return value == null || (value instanceof Collection<?> list && list.isEmpty());
  }
}
