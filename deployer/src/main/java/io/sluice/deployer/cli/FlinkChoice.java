package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.live.LiveResource;

/** The Flink cluster behind a resource: its own, or the session cluster that a job runs on. */
record FlinkChoice(String namespace, String name) {
  static FlinkChoice of(LiveResource resource) {
    return new FlinkChoice(
        resource.namespace(),
        resource.kind().equals("FlinkSessionJob")
            ? resource.spec().text("deploymentName").orElse(resource.name())
            : resource.name());
  }
}
