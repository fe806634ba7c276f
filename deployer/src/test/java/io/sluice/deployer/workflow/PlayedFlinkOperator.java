package io.sluice.deployer.workflow;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.workflow.interpreter.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * What the operator would do while a workflow waits: finalizer, status, savepoints, and letting go
 * at the end.
 */
final class PlayedFlinkOperator implements LongConsumer {
  static final String SAVEPOINT = "s3p://state/savepoints/savepoint-1";
  private static final String FINALIZER = "flinkdeployments.flink.apache.org/finalizer";

  private final Resource<GenericKubernetesResource> resource;
  private final Map<String, Object> status = new LinkedHashMap<>();
  String jobState = "RUNNING";
  String lifecycle = "STABLE";
  String error = "";
  boolean savepoints = true;
  boolean takesUp = true;
  boolean letsGo = true;
  String savepointBefore = "";

  PlayedFlinkOperator(ApiServer server, String name) {
    this.resource =
        server
            .client()
            .genericKubernetesResources(Cluster.DEPLOYMENTS)
            .inNamespace(server.namespace())
            .withName(name);
  }

  GenericKubernetesResource live() {
    return resource.get();
  }

  @Override
  public void accept(long seconds) {
    GenericKubernetesResource live = resource.get();
    if (live == null) {
      return;
    }
    if (live.getMetadata().getDeletionTimestamp() != null) {
      if (letsGo) {
        release();
      }
      return;
    }
    if (live.getMetadata().getFinalizers().isEmpty()) {
      live =
          resource.edit(
              one -> {
                one.getMetadata().setFinalizers(List.of(FINALIZER));
                return one;
              });
    }
    report(live);
  }

  /** Takes the finalizer off. */
  void release() {
    resource.edit(
        one -> {
          one.getMetadata().setFinalizers(List.of());
          return one;
        });
  }

  private void report(GenericKubernetesResource live) {
    Map<String, Object> spec = live.get("spec");
    status.put("lifecycleState", lifecycle);
    if (error.isEmpty()) {
      status.remove("error");
    } else {
      status.put("error", error);
    }
    Map<String, Object> job = new LinkedHashMap<>();
    job.put("jobId", "0123456789abcdef0123456789abcdef");
    job.put("state", jobState);
    job.put("startTime", "1");
    if (!savepointBefore.isEmpty()) {
      job.put("savepointInfo", Map.of("lastSavepoint", Map.of("location", savepointBefore)));
    }
    Object nonce =
        spec.get("job") instanceof Map<?, ?> described
            ? described.get("savepointTriggerNonce")
            : null;
    if (nonce != null && savepoints) {
      job.put(
          "savepointInfo",
          Map.of("lastSavepoint", Map.of("location", SAVEPOINT, "triggerNonce", nonce)));
    }
    status.put("jobStatus", job);
    if (takesUp) {
      status.put(
          "reconciliationStatus",
          Map.of(
              "state",
              "DEPLOYED",
              "lastReconciledSpec",
              Json.write(
                  Map.of(
                      "spec",
                      spec,
                      "resource_metadata",
                      Map.of(
                          "metadata", Map.of("generation", live.getMetadata().getGeneration()))))));
    }
    resource.editStatus(
        one -> {
          one.setAdditionalProperty("status", status);
          return one;
        });
  }
}
