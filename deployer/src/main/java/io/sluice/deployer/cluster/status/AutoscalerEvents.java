package io.sluice.deployer.cluster.status;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.trouble.AutoscalerErrors;
import io.sluice.deployer.cluster.trouble.Trouble;
import java.time.Instant;
import java.util.Optional;

/** Asks whether the autoscaler of a resource fails, which only an event tells. */
final class AutoscalerEvents {
  private final Cluster cluster;

  AutoscalerEvents(Cluster cluster) {
    this.cluster = cluster;
  }

  /** What is wrong with it; empty, too, where events may not be read. */
  Optional<Trouble> trouble(LiveResource live, Instant now) {
    try {
      return AutoscalerErrors.of(
          cluster
              .client()
              .v1()
              .events()
              .inNamespace(live.namespace())
              .withField("reason", AutoscalerErrors.REASON)
              .withField("involvedObject.kind", live.kind())
              .withField("involvedObject.name", live.name())
              .list()
              .getItems(),
          live.described(),
          now);
    } catch (KubernetesClientException mayNotLook) {
      return Optional.empty();
    }
  }
}
