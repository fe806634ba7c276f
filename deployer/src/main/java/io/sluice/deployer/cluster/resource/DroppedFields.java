package io.sluice.deployer.cluster.resource;

import io.sluice.deployer.cluster.live.Tree;
import io.sluice.deployer.yaml.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Fields that were sent, and that the server has silently left out. */
final class DroppedFields {
  private static final FieldPath WRITE_ONLY = FieldPath.of("stringData");

  private DroppedFields() {}

  /** The highest ones, as {@code spec.job.savepointRedeployNonce}. */
  static List<String> of(Map<String, Object> sent, Tree kept) {
    List<String> dropped = new ArrayList<>();
    compare(FieldPath.ROOT, sent, kept.root(), dropped);
    return dropped;
  }

  private static void compare(FieldPath path, Object sent, Object kept, List<String> dropped) {
    if (sent instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> {
            FieldPath field = path.child(String.valueOf(key));
            if (value == null || field.equals(WRITE_ONLY)) {
              return;
            }
            Object found = kept instanceof Map<?, ?> there ? there.get(key) : null;
            if (found != null) {
              compare(field, value, found, dropped);
            } else if (!isEmpty(value)) {
              dropped.add(field.toString());
            }
          });
    } else if (sent instanceof List<?> list
        && kept instanceof List<?> there
        && list.size() == there.size()) {
      for (int i = 0; i < list.size(); i++) {
        if (list.get(i) != null && there.get(i) != null) {
          compare(path.element(i), list.get(i), there.get(i), dropped);
        }
      }
    }
  }

  private static boolean isEmpty(Object value) {
    return value instanceof Map<?, ?> map
        ? map.isEmpty()
        : value instanceof List<?> list && list.isEmpty();
  }
}
