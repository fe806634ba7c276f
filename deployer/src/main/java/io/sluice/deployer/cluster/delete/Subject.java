package io.sluice.deployer.cluster.delete;

import io.fabric8.kubernetes.api.model.Volume;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.operate.EffectiveConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What is known of a deployment before it goes.
 *
 * @param kind its kind
 * @param namespace its namespace
 * @param name its name
 * @param claims the volume claims that its pods use
 * @param places where its checkpoints and savepoints lie
 */
public record Subject(
    String kind, String namespace, String name, List<String> claims, List<Remnant> places) {
  public Subject {
    claims = List.copyOf(claims);
    places = List.copyOf(places);
  }

  /** Looks at a deployment. */
  public static Subject of(Cluster cluster, LiveResource live) {
    EffectiveConfiguration configuration = EffectiveConfiguration.of(cluster, live);
    List<Remnant> places = new ArrayList<>();
    configuration
        .checkpointDirectory()
        .ifPresent(place -> places.add(new Remnant("checkpoints", place, "never touched here")));
    configuration
        .savepointDirectory()
        .ifPresent(place -> places.add(new Remnant("savepoints", place, "never touched here")));
    configuration
        .first("high-availability.storageDir")
        .ifPresent(place -> places.add(new Remnant("HA metadata", place, "never touched here")));
    return new Subject(live.kind(), live.namespace(), live.name(), claims(cluster, live), places);
  }

  /** A deployment of which only other resources are left. */
  public static Subject gone(String namespace, String name) {
    return new Subject("FlinkDeployment", namespace, name, List.of(), List.of());
  }

  /** Whether it has pods and configuration of its own; a session job has not. */
  boolean isCluster() {
    return kind.equals("FlinkDeployment");
  }

  private static List<String> claims(Cluster cluster, LiveResource live) {
    if (!live.kind().equals("FlinkDeployment")) {
      return List.of();
    }
    return cluster
        .ask(
            "list the pods of " + live.name(),
            () ->
                cluster
                    .client()
                    .pods()
                    .inNamespace(live.namespace())
                    .withLabelSelector(Footprint.selector(live.name()))
                    .list())
        .getItems()
        .stream()
        .flatMap(pod -> pod.getSpec().getVolumes().stream())
        .map(Volume::getPersistentVolumeClaim)
        .filter(Objects::nonNull)
        .map(claim -> claim.getClaimName())
        .distinct()
        .toList();
  }
}
