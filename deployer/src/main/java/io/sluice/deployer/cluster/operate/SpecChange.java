package io.sluice.deployer.cluster.operate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.LiveResources;
import io.sluice.deployer.cluster.resource.FieldManagers;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Changes single fields of a specification by server-side apply. What Sluice's operations have
 * applied before is applied along, since a field that its manager leaves out goes away.
 */
final class SpecChange {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Cluster cluster;

  SpecChange(Cluster cluster) {
    this.cluster = cluster;
  }

  /**
   * Applies fields.
   *
   * @param spec the fields below {@code spec}; one whose value is null is given up
   * @return the resource as it is then
   */
  LiveResource apply(LiveResource live, Map<String, ?> spec) {
    return cluster.ask(
        "change " + live.kind() + "/" + live.name(),
        () ->
            LiveResource.of(
                resource(live, spec)
                    .fieldManager(FieldManagers.OPERATING)
                    .forceConflicts()
                    .serverSideApply()));
  }

  /** What the resource would be if the fields were applied. Nothing is changed. */
  LiveResource tried(LiveResource live, Map<String, ?> spec) {
    return cluster.ask(
        "try a change of " + live.kind() + "/" + live.name(),
        () ->
            LiveResource.of(
                resource(live, spec)
                    .dryRun()
                    .fieldManager(FieldManagers.OPERATING)
                    .forceConflicts()
                    .serverSideApply()));
  }

  /**
   * Merges a patch in.
   *
   * @param spec the fields below {@code spec}; one whose value is null is removed
   */
  LiveResource merge(LiveResource live, Map<String, ?> spec) {
    Map<String, Object> patch = Map.of("metadata", Map.of("uid", live.uid()), "spec", spec);
    return cluster.ask(
        "change " + live.kind() + "/" + live.name(),
        () ->
            LiveResource.of(
                cluster
                    .client()
                    .genericKubernetesResources(LiveResources.context(live.kind()))
                    .inNamespace(live.namespace())
                    .withName(live.name())
                    .patch(
                        new PatchContext.Builder()
                            .withPatchType(PatchType.JSON_MERGE)
                            .withFieldManager(FieldManagers.OPERATING)
                            .build(),
                        json(patch))));
  }

  private static String json(Map<String, Object> patch) {
    try {
      return JSON.writeValueAsString(patch);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("cannot be written as JSON: " + patch, impossible);
    }
  }

  private Resource<GenericKubernetesResource> resource(LiveResource live, Map<String, ?> spec) {
    GenericKubernetesResource partial = new GenericKubernetesResource();
    partial.setApiVersion(live.tree().text("apiVersion").orElse("flink.apache.org/v1beta1"));
    partial.setKind(live.kind());
    partial.setMetadata(
        new ObjectMetaBuilder()
            .withName(live.name())
            .withNamespace(live.namespace())
            .withUid(live.uid())
            .build());
    partial.setAdditionalProperty(
        "spec", merged(OwnedFields.of(live, FieldManagers.OPERATING), spec));
    return cluster
        .client()
        .genericKubernetesResources(LiveResources.context(live.kind()))
        .inNamespace(live.namespace())
        .resource(partial);
  }

  private static Map<String, Object> merged(Map<String, ?> before, Map<String, ?> now) {
    Map<String, Object> merged = new LinkedHashMap<>(before);
    now.forEach(
        (key, value) -> {
          if (value == null) {
            merged.remove(key);
          } else if (value instanceof Map<?, ?> && merged.get(key) instanceof Map<?, ?>) {
            merged.put(key, merged(map(merged.get(key)), map(value)));
          } else {
            merged.put(key, value);
          }
        });
    return merged;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }
}
