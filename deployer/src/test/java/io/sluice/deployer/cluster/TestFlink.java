package io.sluice.deployer.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.sluice.deployer.cluster.live.LiveResources;
import io.sluice.deployer.target.KubernetesResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Flink resources for tests, and what their operator would write. */
public final class TestFlink {
  /** A stateful application with HA that is as Apache's operator wants it. */
  public static final String APPLICATION =
      """
      apiVersion: flink.apache.org/v1beta1
      kind: FlinkDeployment
      metadata: {name: example}
      spec:
        image: example:1
        flinkVersion: v1_19
        serviceAccount: flink
        flinkConfiguration:
          taskmanager.numberOfTaskSlots: "2"
          high-availability.type: kubernetes
          state.savepoints.dir: s3p://state/savepoints
        jobManager: {resource: {cpu: 0.5, memory: 1024m}}
        taskManager: {resource: {cpu: 1, memory: 1024m}}
        job:
          jarURI: local:///opt/flink/job.jar
          parallelism: 2
          upgradeMode: savepoint
      """;

  private static final ObjectMapper JSON = new ObjectMapper();

  private TestFlink() {}

  /** The resource of a document, in a namespace. */
  @SuppressWarnings("unchecked")
  public static KubernetesResource resource(String yaml, String namespace) {
    Map<String, Object> content = Serialization.unmarshal(yaml, Map.class);
    Map<String, Object> metadata =
        new LinkedHashMap<>((Map<String, Object>) content.get("metadata"));
    metadata.put("namespace", namespace);
    content.put("metadata", metadata);
    return new KubernetesResource(content);
  }

  /** The resource of a document, in the server's namespace, in the list that targets make. */
  public static List<KubernetesResource> resources(ApiServer server, String... yaml) {
    return java.util.Arrays.stream(yaml).map(one -> resource(one, server.namespace())).toList();
  }

  /** Has the operator write its defaults, as operator 1.7.0 does when it adds its finalizer. */
  public static void fillIn(ApiServer server, String name) {
    server
        .client()
        .resource(get(server, "FlinkDeployment", name))
        .patch(
            new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build(),
            "{\"spec\":{\"job\":{\"args\":[],\"state\":\"running\"},"
                + "\"jobManager\":{\"replicas\":1}}}");
  }

  /** Has the operator work on what is there now, and find the job in this state. */
  public static void reconcile(ApiServer server, String kind, String name, String jobState) {
    reconcile(server, kind, name, jobState, Map.of());
  }

  /** The same, with more fields of the status. */
  @SuppressWarnings("unchecked")
  public static void reconcile(
      ApiServer server, String kind, String name, String jobState, Map<String, Object> more) {
    GenericKubernetesResource live = get(server, kind, name);
    Map<String, Object> spec =
        new LinkedHashMap<>((Map<String, Object>) live.getAdditionalProperties().get("spec"));
    String last = reconciled(spec, live.getMetadata().getGeneration());
    Map<String, Object> status = new LinkedHashMap<>();
    status.put("lifecycleState", "STABLE");
    status.put("jobManagerDeploymentStatus", "READY");
    status.put("jobStatus", Map.of("state", jobState, "jobId", "1"));
    status.put(
        "reconciliationStatus",
        Map.of("state", "DEPLOYED", "lastReconciledSpec", last, "lastStableSpec", last));
    status.putAll(more);
    live.setAdditionalProperty("status", status);
    server.client().resource(live).patchStatus();
  }

  /** What the operator notes of a specification it has worked on. */
  public static String reconciled(Map<String, Object> spec, long generation) {
    try {
      return JSON.writeValueAsString(
          Map.of(
              "spec",
              spec,
              "resource_metadata",
              Map.of("metadata", Map.of("generation", generation))));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Sets a part of the FlinkDeployment {@code example} as another manager. */
  public static void set(ApiServer server, String manager, String part) {
    set(server, "example", manager, part);
  }

  /** Sets a part of a FlinkDeployment as another manager. */
  public static void set(ApiServer server, String name, String manager, String part) {
    PatchContext how = PatchContext.of(PatchType.SERVER_SIDE_APPLY);
    how.setFieldManager(manager);
    how.setForce(true);
    server
        .client()
        .resource(
            Serialization.unmarshal(
                "apiVersion: flink.apache.org/v1beta1\nkind: FlinkDeployment\n"
                    + "metadata: {name: "
                    + name
                    + "}\n"
                    + part,
                GenericKubernetesResource.class))
        .inNamespace(server.namespace())
        .patch(how);
  }

  /** The resource in the cluster. */
  public static GenericKubernetesResource get(ApiServer server, String kind, String name) {
    return server
        .client()
        .genericKubernetesResources(LiveResources.context(kind))
        .inNamespace(server.namespace())
        .withName(name)
        .get();
  }
}
