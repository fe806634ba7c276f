package io.sluice.deployer.cluster.follow;

import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.TestFlink;
import io.sluice.deployer.cluster.live.LiveResources;
import io.sluice.deployer.cluster.live.ResourceName;
import io.sluice.deployer.cluster.trouble.TestPods;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A deployment {@code example} on a real API server, whose user, operator, kubelet and controllers
 * a test plays. Each writes under a name of its own, so that the server tells them apart.
 */
public final class Stage {
  private static final String USER = "sluice";
  private static final String OPERATOR = "operator";
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private final ApiServer server;
  private final KubernetesClient client;
  private final String namespace;

  /** Makes the namespace's service account and the deployment. */
  public Stage(ApiServer server) {
    this(server, TestFlink.APPLICATION);
  }

  /** The same with another description. */
  public Stage(ApiServer server, String description) {
    this.server = server;
    this.client = server.client();
    this.namespace = server.namespace();
    client
        .resource(
            new ServiceAccountBuilder()
                .withNewMetadata()
                .withName("default")
                .withNamespace(namespace)
                .endMetadata()
                .build())
        .serverSideApply();
    describe(description);
  }

  /** Which resource it is. */
  public ResourceName name() {
    return new ResourceName("FlinkDeployment", namespace, "example");
  }

  /** As a user describes it. */
  public void describe(String yaml) {
    client
        .resource(Serialization.unmarshal(yaml, GenericKubernetesResource.class))
        .inNamespace(namespace)
        .fieldManager(USER)
        .forceConflicts()
        .serverSideApply();
  }

  /** Its generation. */
  public long generation() {
    return live().getMetadata().getGeneration();
  }

  /** The operator has deployed what is described, and finds it so. */
  public void operatorSees(String lifecycle, String jobManager, String job) {
    operatorSees(lifecycle, jobManager, job, "DEPLOYED", null);
  }

  /** The same, in a state of reconciliation, and with an error. */
  @SuppressWarnings("unchecked")
  public void operatorSees(
      String lifecycle, String jobManager, String job, String state, String error) {
    GenericKubernetesResource now = live();
    Map<String, Object> spec =
        new LinkedHashMap<>((Map<String, Object>) now.getAdditionalProperties().get("spec"));
    Map<String, Object> status = new HashMap<>();
    status.put("lifecycleState", lifecycle);
    status.put("jobManagerDeploymentStatus", jobManager);
    status.put("jobStatus", Map.of("state", job, "jobId", "00000000000000000000000000000001"));
    status.put(
        "reconciliationStatus",
        Map.of(
            "state",
            state,
            "lastReconciledSpec",
            TestFlink.reconciled(spec, now.getMetadata().getGeneration())));
    if (error != null) {
      status.put("error", error);
    }
    writeStatus(status);
  }

  /** The operator refuses what is described, and has worked on nothing since. */
  public void operatorRefuses(String error) {
    writeStatus(Map.of("lifecycleState", "FAILED", "error", error));
  }

  /** The kubelet reports on a pod, which is made if it is not there. */
  public void pod(PodBuilder builder, PodStatus status) {
    Pod wanted = builder.build();
    String name = wanted.getMetadata().getName();
    if (client.pods().inNamespace(namespace).withName(name).get() == null) {
      client
          .resource(
              new PodBuilder()
                  .withNewMetadata()
                  .withName(name)
                  .withNamespace(namespace)
                  .withLabels(wanted.getMetadata().getLabels())
                  .endMetadata()
                  .withNewSpec()
                  .withAutomountServiceAccountToken(false)
                  .addNewContainer()
                  .withName("flink-main-container")
                  .withImage("example:1")
                  .endContainer()
                  .endSpec()
                  .build())
          .create();
    }
    client
        .pods()
        .inNamespace(namespace)
        .withName(name)
        .editStatus(pod -> new PodBuilder(pod).withStatus(status).build());
  }

  /** The kubelet reports on a pod as a test made it. */
  public void pod(Pod pod) {
    pod(new PodBuilder(pod), pod.getStatus());
  }

  /** A pod is taken away. */
  public void podGoes(String name) {
    client.pods().inNamespace(namespace).withName(name).withGracePeriod(0).delete();
  }

  /** The JobManager's pod of the deployment. */
  public static PodBuilder jobManager() {
    return TestPods.pod("example", "example-5d9c7b-abcde", "jobmanager");
  }

  /** A TaskManager's pod of the deployment. */
  public static PodBuilder taskManager(int number) {
    return TestPods.pod("example", "example-taskmanager-1-" + number, "taskmanager");
  }

  /** Somebody records an event now. */
  public void event(String kind, String name, String type, String reason, String message) {
    event(kind, name, type, reason, message, Instant.now().plusSeconds(1));
  }

  /** Somebody records an event at a time. */
  public void event(
      String kind, String name, String type, String reason, String message, Instant time) {
    client
        .resource(
            new EventBuilder()
                .withNewMetadata()
                .withGenerateName(name + ".")
                .withNamespace(namespace)
                .endMetadata()
                .withType(type)
                .withReason(reason)
                .withMessage(message)
                .withNewInvolvedObject()
                .withKind(kind)
                .withName(name)
                .withNamespace(namespace)
                .endInvolvedObject()
                .withEventTime(new MicroTime(MICROS.format(time)))
                .withReportingComponent("test")
                .withReportingInstance("test-1")
                .withAction("Testing")
                .build())
        .create();
  }

  /** The deployment is taken away. */
  public void delete() {
    resources().delete();
  }

  /** The server. */
  public ApiServer server() {
    return server;
  }

  private void writeStatus(Map<String, Object> status) {
    GenericKubernetesResource now = live();
    GenericKubernetesResource wanted = new GenericKubernetesResource();
    wanted.setApiVersion(now.getApiVersion());
    wanted.setKind(now.getKind());
    wanted.setMetadata(
        new io.fabric8.kubernetes.api.model.ObjectMetaBuilder()
            .withName(now.getMetadata().getName())
            .withNamespace(namespace)
            .build());
    wanted.setAdditionalProperty("status", status);
    client
        .resource(wanted)
        .subresource("status")
        .patch(
            new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager(OPERATOR)
                .withForce(true)
                .build());
  }

  private GenericKubernetesResource live() {
    return resources().get();
  }

  private io.fabric8.kubernetes.client.dsl.Resource<GenericKubernetesResource> resources() {
    return client
        .genericKubernetesResources(LiveResources.context("FlinkDeployment"))
        .inNamespace(namespace)
        .withName("example");
  }
}
