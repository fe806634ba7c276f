package io.sluice.deployer.cluster.plan;

import io.sluice.deployer.cluster.live.Tree;
import io.sluice.deployer.yaml.FieldPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What of a resource differs, leaving out what the server and controllers write. */
final class Comparison {
  private static final Set<String> NOT_DESCRIBED =
      Set.of("apiVersion", "kind", "metadata", "status");
  private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

  private Comparison() {}

  /** The differences of labels, annotations and everything but metadata and status. */
  static List<FieldChange> of(Tree before, Tree after) {
    List<FieldChange> changes = new ArrayList<>();
    for (String part : List.of("labels", "annotations")) {
      changes.addAll(
          TreeDiff.of(
              FieldPath.of("metadata", part),
              described(before.map("metadata", part)),
              described(after.map("metadata", part))));
    }
    changes.addAll(TreeDiff.of(FieldPath.ROOT, content(before), content(after)));
    return List.copyOf(changes);
  }

  private static Map<String, Object> described(Map<String, Object> texts) {
    Map<String, Object> kept = new LinkedHashMap<>(texts);
    kept.remove(LAST_APPLIED);
    return kept;
  }

  private static Map<String, Object> content(Tree resource) {
    Map<String, Object> kept = new LinkedHashMap<>(resource.map());
    kept.keySet().removeAll(NOT_DESCRIBED);
    return kept;
  }
}
