package io.sluice.deployer.cleanup;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.sluice.deployer.cluster.Cluster;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What clusters that are gone have left in a namespace. */
final class ClusterGarbage {
  private final Cluster cluster;
  private final String namespace;
  private final Claims claims;
  private final Instant before;

  ClusterGarbage(Cluster cluster, String namespace, Claims claims, Instant before) {
    this.cluster = cluster;
    this.namespace = namespace;
    this.claims = claims;
    this.before = before;
  }

  List<Orphan> find() {
    List<Orphan> orphans = new ArrayList<>();
    highAvailability(orphans);
    volumes(orphans);
    return orphans;
  }

  private void highAvailability(List<Orphan> orphans) {
    Set<String> names = claims.names(namespace);
    for (ConfigMap map :
        cluster
            .ask(
                "list the HA ConfigMaps of " + namespace,
                () ->
                    cluster
                        .client()
                        .configMaps()
                        .inNamespace(namespace)
                        .withLabel("configmap-type", "high-availability")
                        .list())
            .getItems()) {
      String name = label(map, "app");
      if (!names.contains(name) && created(map).isBefore(before)) {
        orphans.add(
            new Orphan(
                leftover("HA ConfigMap", map, 0, true, "there is no deployment " + name),
                () -> delete("ConfigMap", map)));
      }
    }
  }

  private void volumes(List<Orphan> orphans) {
    Set<String> used = new TreeSet<>();
    claims.all().stream()
        .filter(one -> one.owner().namespace().equals(namespace))
        .forEach(one -> used.addAll(one.volumes()));
    cluster
        .ask(
            "list the pods of " + namespace,
            () -> cluster.client().pods().inNamespace(namespace).list())
        .getItems()
        .stream()
        .flatMap(pod -> pod.getSpec().getVolumes().stream())
        .map(Volume::getPersistentVolumeClaim)
        .filter(Objects::nonNull)
        .forEach(claim -> used.add(claim.getClaimName()));
    for (PersistentVolumeClaim claim :
        cluster
            .ask(
                "list the volume claims of " + namespace,
                () -> cluster.client().persistentVolumeClaims().inNamespace(namespace).list())
            .getItems()) {
      if (!used.contains(claim.getMetadata().getName()) && created(claim).isBefore(before)) {
        orphans.add(volume(claim));
      }
    }
  }

  /** A claim without Flink's labels may be anybody's who happens to run no pod now. */
  private Orphan volume(PersistentVolumeClaim claim) {
    String idle = "no pod mounts it and no deployment names it";
    boolean flinks =
        label(claim, "type").startsWith("flink-")
            || label(claim, "app.kubernetes.io/managed-by").equals("sluice");
    return flinks
        ? new Orphan(
            leftover("PersistentVolumeClaim", claim, bytes(claim), true, idle),
            () -> delete("PersistentVolumeClaim", claim))
        : Orphan.reported(
            leftover(
                "PersistentVolumeClaim",
                claim,
                bytes(claim),
                false,
                idle + "; it does not say that it is Flink's, so it is only reported"));
  }

  private static long bytes(PersistentVolumeClaim claim) {
    Map<String, Quantity> asked =
        claim.getSpec().getResources() == null
            ? null
            : claim.getSpec().getResources().getRequests();
    Quantity storage = asked == null ? null : asked.get("storage");
    return storage == null ? 0 : storage.getNumericalAmount().longValue();
  }

  private Leftover leftover(
      String kind, HasMetadata object, long bytes, boolean deletable, String why) {
    return new Leftover(
        kind,
        namespace + "/" + object.getMetadata().getName(),
        1,
        bytes,
        created(object),
        deletable,
        why);
  }

  private void delete(String kind, HasMetadata object) {
    cluster.ask(
        "delete " + kind + "/" + object.getMetadata().getName() + " in " + namespace,
        () -> cluster.client().resource(object).delete());
  }

  private static String label(HasMetadata object, String name) {
    Map<String, String> labels = object.getMetadata().getLabels();
    return labels == null ? "" : Objects.requireNonNullElse(labels.get(name), "");
  }

  private static Instant created(HasMetadata object) {
    return Instant.parse(object.getMetadata().getCreationTimestamp());
  }
}
