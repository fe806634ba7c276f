package io.sluice.deployer.workflow;

import io.sluice.deployer.target.KubernetesResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Names for resources in the names of states, which are short: the kind, counted where several are
 * of one.
 */
final class Labels {
  private Labels() {}

  /** One for each resource, in their order. */
  static List<String> of(List<KubernetesResource> resources) {
    Map<String, Integer> seen = new HashMap<>();
    List<String> labels = new ArrayList<>();
    for (KubernetesResource resource : resources) {
      int count = seen.merge(resource.kind(), 1, Integer::sum);
      labels.add(count == 1 ? resource.kind() : resource.kind() + " " + count);
    }
    return labels;
  }
}
