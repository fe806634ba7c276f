package io.sluice.deployer.cluster.plan;

import io.sluice.deployer.cluster.live.Tree;
import java.util.LinkedHashMap;
import java.util.Map;

/** Trees with one thing otherwise. */
final class With {
  private With() {}

  /** A specification whose job is in this state; the same where it has no job. */
  static Tree jobState(Tree spec, String state) {
    if (spec.map("job").isEmpty()) {
      return spec;
    }
    Map<String, Object> job = new LinkedHashMap<>(spec.map("job"));
    job.put("state", state);
    Map<String, Object> changed = new LinkedHashMap<>(spec.map());
    changed.put("job", job);
    return new Tree(changed);
  }
}
