package io.sluice.deployer.target.apache;

import io.sluice.deployer.target.KubernetesResource;

/**
 * Names what is made beside the custom resource. Flink's own labels are avoided: with them its
 * clean-up would delete these resources, too.
 */
final class Owned {
  private Owned() {}

  static Block metadata(Described described, String name) {
    return Block.with("name", name)
        .and("namespace", described.namespace().orElse(null))
        .and(
            "labels",
            Block.with("app.kubernetes.io/name", "flink")
                .and("app.kubernetes.io/instance", described.name())
                .and("app.kubernetes.io/managed-by", "sluice"));
  }

  static KubernetesResource resource(String version, String kind, Block metadata, Block... rest) {
    Block all = Block.with("apiVersion", version).and("kind", kind).and("metadata", metadata);
    for (Block block : rest) {
      block.toMap().forEach(all::and);
    }
    return new KubernetesResource(all.toMap());
  }
}
