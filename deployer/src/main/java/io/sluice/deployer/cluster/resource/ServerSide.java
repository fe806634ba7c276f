package io.sluice.deployer.cluster.resource;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.live.LiveResources;
import io.sluice.deployer.cluster.live.Tree;
import io.sluice.deployer.target.KubernetesResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads resources and lays descriptions over them by server-side apply. */
public final class ServerSide {
  private static final String STRICT = "Strict";

  /** Other kinds are looked up in what the server lists. */
  private static final Set<String> FLINK = Set.of("FlinkDeployment", "FlinkSessionJob");

  private final Cluster cluster;

  /**
   * @param cluster where
   */
  public ServerSide(Cluster cluster) {
    this.cluster = cluster;
  }

  /** The resource as it is; empty where it is not there. */
  public Optional<Tree> read(KubernetesResource resource) {
    return Optional.ofNullable(
            ask("read " + resource, resource, () -> operation(resource, null).get()))
        .map(ServerSide::tree);
  }

  /**
   * What the resource would be; nothing is changed. Conflicts are passed over.
   *
   * @throws ClusterException if the server refuses it, or does not know all of its fields
   */
  public Tree dryRun(KubernetesResource resource) {
    PatchContext how = how(true);
    how.setDryRun(List.of("All"));
    Tree result = patch("check " + resource, resource, null, how);
    List<String> dropped = DroppedFields.of(resource.content(), result);
    if (!dropped.isEmpty()) {
      throw Refusals.unknown(resource, dropped, null);
    }
    return result;
  }

  /**
   * Which fields others have set to something else; nothing is changed. Sluice's own commands and
   * the operator's defaults are no others.
   *
   * @param live the resource as it is
   */
  public List<Conflict> conflicts(KubernetesResource resource, Tree live) {
    PatchContext how = how(false);
    how.setDryRun(List.of("All"));
    try {
      patch("check " + resource, resource, null, how);
      return List.of();
    } catch (ConflictException conflict) {
      FieldManagers managers = new FieldManagers(live);
      return conflict.conflicts().stream()
          .filter(one -> !managers.mayTakeFrom(one.manager()))
          .toList();
    }
  }

  /**
   * Applies.
   *
   * @param takeOver whether fields of other managers are taken from them
   * @param seen the object that it has to be, as it was; null for any
   * @throws ConflictException if others have set fields to something else and they are to keep them
   * @throws ClusterException if the server refuses it
   */
  public Tree apply(KubernetesResource resource, boolean takeOver, @Nullable Seen seen) {
    return patch("apply " + resource, resource, seen, how(takeOver));
  }

  private Tree patch(
      String doing, KubernetesResource resource, @Nullable Seen seen, PatchContext how) {
    return tree(ask(doing, resource, () -> operation(resource, seen).patch(how)));
  }

  private Resource<GenericKubernetesResource> operation(
      KubernetesResource resource, @Nullable Seen seen) {
    GenericKubernetesResource item =
        Serialization.unmarshal(
            Serialization.asJson(withoutNulls(resource.content())),
            GenericKubernetesResource.class);
    if (seen != null) {
      item.getMetadata().setUid(seen.uid());
      item.getMetadata().setResourceVersion(seen.version());
    }
    @Nullable String namespace = resource.namespace();
    if (namespace == null) {
      return cluster.client().resource(item);
    }
    return FLINK.contains(resource.kind())
        ? cluster
            .client()
            .genericKubernetesResources(LiveResources.context(resource.kind()))
            .inNamespace(namespace)
            .resource(item)
        : cluster.client().resource(item).inNamespace(namespace);
  }

  private static <T> T ask(String doing, KubernetesResource resource, Supplier<T> question) {
    try {
      return question.get();
    } catch (KubernetesClientException failure) {
      List<Conflict> conflicts = Conflict.of(failure);
      throw conflicts.isEmpty()
          ? Refusals.of(doing, resource, failure)
          : new ConflictException(resource.toString(), conflicts, failure);
    }
  }

  private static PatchContext how(boolean force) {
    PatchContext how = PatchContext.of(PatchType.SERVER_SIDE_APPLY);
    how.setFieldManager(FieldManagers.SLUICE);
    how.setForce(force);
    how.setFieldValidation(STRICT);
    return how;
  }

  private static Tree tree(GenericKubernetesResource resource) {
    return new Tree(Serialization.unmarshal(Serialization.asJson(resource), Map.class));
  }

  /** Structural schemas before Kubernetes 1.20 refuse a null where later ones drop it. */
  private static Object withoutNulls(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> kept = new LinkedHashMap<>();
      map.forEach(
          (key, inner) -> {
            if (inner != null) {
              kept.put(key, withoutNulls(inner));
            }
          });
      return kept;
    }
    return value instanceof List<?> list
        ? list.stream().map(inner -> inner == null ? inner : withoutNulls(inner)).toList()
        : value;
  }
}
