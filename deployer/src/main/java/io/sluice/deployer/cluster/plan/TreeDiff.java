package io.sluice.deployer.cluster.plan;

import io.sluice.deployer.yaml.FieldPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares two trees field by field. Elements of a list that all have a name of their own, as
 * containers and volumes do, are compared by it; other lists as a whole.
 */
final class TreeDiff {
  private static final String KEY = "name";

  private final List<FieldChange> changes = new ArrayList<>();

  private TreeDiff() {}

  /** The differences, in the order of the fields. */
  static List<FieldChange> of(FieldPath root, @Nullable Object before, @Nullable Object after) {
    TreeDiff diff = new TreeDiff();
    diff.compare(root, before, after);
    return List.copyOf(diff.changes);
  }

  private void compare(FieldPath path, @Nullable Object before, @Nullable Object after) {
    if (isFilled(before, after) && (isMap(before) && isMap(after))) {
      maps(path, fields(before), fields(after));
    } else if (before instanceof List<?> left
        && after instanceof List<?> right
        && isKeyed(left)
        && isKeyed(right)) {
      keyed(path, byName(left), byName(right));
    } else if (!Objects.equals(Normal.scalar(before), Normal.scalar(after))) {
      changes.add(new FieldChange(path, before, after));
    }
  }

  private void maps(FieldPath path, Map<?, ?> before, Map<?, ?> after) {
    Set<Object> keys = new LinkedHashSet<>(before.keySet());
    keys.addAll(after.keySet());
    for (Object key : keys) {
      compare(path.child(String.valueOf(key)), before.get(key), after.get(key));
    }
  }

  private void keyed(FieldPath path, Map<Object, Object> before, Map<Object, Object> after) {
    if (before.keySet().equals(after.keySet())
        && !List.copyOf(before.keySet()).equals(List.copyOf(after.keySet()))) {
      changes.add(new FieldChange(path, List.copyOf(before.keySet()), List.copyOf(after.keySet())));
    }
    Set<Object> names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    for (Object name : names) {
      compare(path.child(KEY + "=" + name), before.get(name), after.get(name));
    }
  }

  private static boolean isMap(@Nullable Object value) {
    return value == null || value instanceof Map<?, ?>;
  }

  /** Two blocks, of which one may be missing as long as the other holds something. */
  private static boolean isFilled(@Nullable Object before, @Nullable Object after) {
    return before instanceof Map<?, ?> left
        ? after instanceof Map<?, ?> || !left.isEmpty()
        : after instanceof Map<?, ?> right && !right.isEmpty();
  }

  private static Map<?, ?> fields(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static boolean isKeyed(List<?> list) {
    return list.stream().allMatch(one -> one instanceof Map<?, ?> map && map.get(KEY) != null)
        && byName(list).size() == list.size();
  }

  private static Map<Object, Object> byName(List<?> list) {
    Map<Object, Object> byName = new LinkedHashMap<>();
    for (Object one : list) {
      byName.put(Objects.requireNonNull(((Map<?, ?>) one).get(KEY)), one);
    }
    return byName;
  }
}
