package io.sluice.deployer.target.apache;

import java.util.List;
import java.util.Map;

/**
 * Keeps the pods of a highly available job in one zone where there is room, as EMR does (guide,
 * "Localidad del pod"). A user's own pod affinity is left alone.
 */
final class Locality {
  private static final int WEIGHT = 100;

  private final Described described;

  Locality(Described described) {
    this.described = described;
  }

  void describe(Pod pod) {
    if (!described.isHighlyAvailable() || hasOwn()) {
      return;
    }
    Block term =
        Block.with("labelSelector", Block.with("matchLabels", Map.of("app", described.name())))
            .and("topologyKey", "topology.kubernetes.io/zone");
    pod.spec(
        Block.with(
            "affinity",
            Block.with(
                "podAffinity",
                Block.with(
                    "preferredDuringSchedulingIgnoredDuringExecution",
                    List.of(Block.with("weight", WEIGHT).and("podAffinityTerm", term).toMap())))));
  }

  private boolean hasOwn() {
    return described
        .podTemplates()
        .anyMatch(
            template ->
                Pod.spec(template).get("affinity") instanceof Map<?, ?> affinity
                    && affinity.containsKey("podAffinity"));
  }
}
