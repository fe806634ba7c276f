package io.sluice.deployer.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.ZonedDateTime;
import java.util.Map;

/** Makes what a cluster's controllers and kubelets would make, in the namespace of a test. */
public final class TestObjects {
  private final ApiServer server;
  private final String namespace;

  /**
   * @param server where to make it
   */
  public TestObjects(ApiServer server) {
    this.server = server;
    namespace = server.namespace();
    serviceAccount("default");
  }

  /** Makes the resource of a YAML document in the test's namespace. */
  public <T extends HasMetadata> T create(String yaml, Class<T> type) {
    T resource = Serialization.unmarshal("---\n" + yaml, type);
    return server.client().resource(resource).inNamespace(namespace).create();
  }

  /** Makes a service account. */
  public void serviceAccount(String name) {
    server
        .client()
        .resource(
            new ServiceAccountBuilder()
                .withMetadata(
                    new ObjectMetaBuilder().withName(name).withNamespace(namespace).build())
                .build())
        .serverSideApply();
  }

  /** Makes a running pod of a Flink cluster with an address. */
  public Pod pod(String name, String app, String component, String address) {
    return running(name, Map.of("app", app, "component", component), address);
  }

  /** Makes a running pod of the operator. */
  public Pod operatorPod(String name) {
    return running(name, Map.of("app.kubernetes.io/name", "flink-kubernetes-operator"), "10.1.1.1");
  }

  /** Makes an operator as Apache's chart does, with a configuration; one instance is available. */
  public Deployment operator(String configuration) {
    server.configMap("flink-operator-config", Map.of("flink-conf.yaml", configuration));
    Deployment created =
        create(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: flink-kubernetes-operator}
            spec:
              replicas: 1
              selector: {matchLabels: {app.kubernetes.io/name: flink-kubernetes-operator}}
              template:
                metadata: {labels: {app.kubernetes.io/name: flink-kubernetes-operator}}
                spec:
                  containers:
                    - name: flink-kubernetes-operator
                      image: ghcr.io/apache/flink-kubernetes-operator:1.7.0
                  volumes:
                    - name: conf
                      configMap: {name: flink-operator-config}
            """,
            Deployment.class);
    return available(created, 1);
  }

  /** Holds a lease for 15 seconds from when it was renewed. */
  public void lease(String name, String holder, ZonedDateTime renewed) {
    server
        .client()
        .resource(
            new LeaseBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .endMetadata()
                .withNewSpec()
                .withHolderIdentity(holder)
                .withLeaseDurationSeconds(15)
                .withRenewTime(renewed)
                .endSpec()
                .build())
        .serverSideApply();
  }

  /** Says how many instances of a Deployment are available, whoever else says so meanwhile. */
  public Deployment available(Deployment deployment, int instances) {
    String status =
        "{\"status\": {\"replicas\": %d, \"availableReplicas\": %d, \"readyReplicas\": %d}}"
            .formatted(Math.max(1, instances), instances, instances);
    return server
        .client()
        .apps()
        .deployments()
        .inNamespace(namespace)
        .withName(deployment.getMetadata().getName())
        .subresource("status")
        .patch(PatchContext.of(PatchType.JSON_MERGE), status);
  }

  private Pod running(String name, Map<String, String> labels, String address) {
    server
        .client()
        .resource(
            new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .withLabels(labels)
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("flink-main-container")
                .withImage("flink:1.20")
                .endContainer()
                .endSpec()
                .build())
        .create();
    return server
        .client()
        .pods()
        .inNamespace(namespace)
        .withName(name)
        .editStatus(
            current ->
                new PodBuilder(current)
                    .withNewStatus()
                    .withPhase("Running")
                    .withPodIP(address)
                    .endStatus()
                    .build());
  }
}
