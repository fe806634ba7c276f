package io.sluice.deployer.cluster.delete;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.sluice.deployer.cluster.ApiErrors;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.LiveResources;
import java.util.List;

/**
 * The operator's finalizers: what the guide has users take out of a FlinkDeployment that is stuck
 * in deletion.
 */
final class Finalizers {
  private static final List<String> FLINKS =
      List.of(
          "flinkdeployments.flink.apache.org/finalizer",
          "flinksessionjobs.flink.apache.org/finalizer");

  private Finalizers() {}

  static boolean isFlinks(String finalizer) {
    return FLINKS.contains(finalizer);
  }

  /** Takes Flink's out and leaves those of others; without any the resource goes at once. */
  static void remove(Cluster cluster, LiveResource live) {
    ObjectNode patch = new ObjectMapper().createObjectNode();
    ObjectNode metadata = patch.putObject("metadata");
    metadata.put("uid", live.uid());
    live.finalizers().stream()
        .filter(finalizer -> !isFlinks(finalizer))
        .forEach(metadata.putArray("finalizers")::add);
    try {
      cluster
          .client()
          .genericKubernetesResources(LiveResources.context(live.kind()))
          .inNamespace(live.namespace())
          .withName(live.name())
          .patch(
              new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build(),
              patch.toString());
    } catch (KubernetesClientException failure) {
      if (!ApiErrors.isNotFound(failure)) {
        throw ApiErrors.of("remove the finalizer of " + live.kind() + "/" + live.name(), failure);
      }
    }
  }
}
