package io.sluice.deployer.cluster.autoscaler;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.LiveResources;
import io.sluice.deployer.cluster.live.Tree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Makes the autoscaler forget what it decided. Operators whose definition has {@code
 * autoscalerResetNonce} are asked by it; of older ones the ConfigMap is deleted, which they notice
 * with their next writing to it.
 */
public final class AutoscalerReset {
  private static final String NONCE = "autoscalerResetNonce";
  private static final String OVERRIDES = "pipeline.jobvertex-parallelism-overrides";

  private final Cluster cluster;
  private final LiveResource resource;

  /**
   * @param resource whose autoscaler is meant
   */
  public AutoscalerReset(Cluster cluster, LiveResource resource) {
    this.cluster = cluster;
    this.resource = resource;
  }

  /**
   * Does it.
   *
   * @return what was done, a line each
   * @throws io.sluice.deployer.cluster.ClusterException if the cluster refuses it
   */
  public List<String> reset() {
    List<String> done = new ArrayList<>();
    if (hasNonce()) {
      long nonce = resource.spec().number("job", NONCE).orElse(0L) + 1;
      patch(Map.of("spec", Map.of("job", Map.of(NONCE, nonce))));
      done.add("set spec.job." + NONCE + " of " + resource.name() + " to " + nonce);
    } else {
      done.add(deleted());
      if (resource.spec().map("flinkConfiguration").containsKey(OVERRIDES)) {
        patch(
            Map.of(
                "spec", Map.of("flinkConfiguration", Collections.singletonMap(OVERRIDES, null))));
        done.add("removed " + OVERRIDES + " from spec.flinkConfiguration of " + resource.name());
      }
    }
    return done;
  }

  private String deleted() {
    String map = Autoscalers.configMap(resource.name());
    boolean found =
        !cluster
            .ask(
                "delete ConfigMap/" + map + " in " + resource.namespace(),
                () ->
                    cluster
                        .client()
                        .configMaps()
                        .inNamespace(resource.namespace())
                        .withName(map)
                        .delete())
            .isEmpty();
    return found
        ? "deleted ConfigMap/" + map
        : "there is no ConfigMap/" + map + ": nothing has been decided";
  }

  private boolean hasNonce() {
    ResourceDefinitionContext kind = LiveResources.context(resource.kind());
    CustomResourceDefinition definition =
        cluster.ask(
            "read the definition of " + resource.kind(),
            () ->
                cluster
                    .client()
                    .apiextensions()
                    .v1()
                    .customResourceDefinitions()
                    .withName(kind.getPlural() + "." + kind.getGroup())
                    .get());
    return definition != null
        && new Tree(Serialization.unmarshal(Serialization.asJson(definition), Map.class))
            .list("spec", "versions").stream()
                .map(version -> version.at("schema", "openAPIV3Schema", "properties", "spec"))
                .anyMatch(spec -> spec.map("properties", "job", "properties").containsKey(NONCE));
  }

  private void patch(Map<String, ?> change) {
    cluster.ask(
        "patch " + resource.kind() + "/" + resource.name() + " in " + resource.namespace(),
        () ->
            cluster
                .client()
                .genericKubernetesResources(LiveResources.context(resource.kind()))
                .inNamespace(resource.namespace())
                .withName(resource.name())
                .patch(PatchContext.of(PatchType.JSON_MERGE), Serialization.asJson(change)));
  }
}
