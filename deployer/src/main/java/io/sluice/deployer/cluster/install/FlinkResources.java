package io.sluice.deployer.cluster.install;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.sluice.deployer.cluster.ApiErrors;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.delete.Footprint;
import io.sluice.deployer.cluster.delete.StateAtEnd;
import io.sluice.deployer.cluster.live.LiveResource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * All Flink resources of a cluster, whatever their namespace: a definition goes with all of its
 * resources, so none may be overlooked.
 */
final class FlinkResources {
  private final Cluster cluster;

  FlinkResources(Cluster cluster) {
    this.cluster = cluster;
  }

  /**
   * The session jobs first: the operator holds a session cluster until its jobs are gone.
   *
   * @throws io.sluice.deployer.cluster.ClusterException if those of all namespaces may not be
   *     listed
   */
  List<LiveResource> all() {
    return Stream.of(Cluster.SESSION_JOBS, Cluster.DEPLOYMENTS)
        .flatMap(kind -> list(kind).stream())
        .toList();
  }

  /** What becomes of a resource's state when it is deleted. */
  StateAtEnd stateOf(LiveResource live) {
    boolean metadata =
        live.kind().equals("FlinkDeployment")
            && !new Footprint(cluster, live.namespace(), live.name()).highAvailability().isEmpty();
    return StateAtEnd.of(live, metadata);
  }

  private List<LiveResource> list(ResourceDefinitionContext kind) {
    String doing = "list the " + kind.getPlural() + " of all namespaces";
    try {
      return cluster
          .client()
          .genericKubernetesResources(kind)
          .inAnyNamespace()
          .list()
          .getItems()
          .stream()
          .map(LiveResource::of)
          .sorted(Comparator.comparing(LiveResource::namespace).thenComparing(LiveResource::name))
          .toList();
    } catch (KubernetesClientException failure) {
      if (ApiErrors.isNotFound(failure)) {
        return List.of();
      }
      throw cluster.refused(doing, failure);
    }
  }
}
