package io.sluice.deployer.cluster.explain;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.trouble.EventTroubles;
import io.sluice.deployer.cluster.trouble.Involved;
import java.util.Comparator;
import java.util.List;

/** The events about a resource and what belongs to it, by time. */
final class Events {
  private final Cluster cluster;

  Events(Cluster cluster) {
    this.cluster = cluster;
  }

  /** The events; none if they may not be read. */
  List<Event> of(LiveResource live) {
    Involved involved = new Involved(live.name(), live.flinkCluster());
    try {
      return cluster.client().v1().events().inNamespace(live.namespace()).list().getItems().stream()
          .filter(involved::concerns)
          .filter(event -> !EventTroubles.time(event).isBefore(live.created()))
          .sorted(Comparator.comparing(EventTroubles::time))
          .toList();
    } catch (KubernetesClientException mayNotLook) {
      return List.of();
    }
  }
}
