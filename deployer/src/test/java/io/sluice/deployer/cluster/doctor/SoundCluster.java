package io.sluice.deployer.cluster.doctor;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.LimitRange;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.TestObjects;
import io.sluice.deployer.doctor.Checked;
import io.sluice.deployer.doctor.Verdict;
import io.sluice.deployer.target.KubernetesResource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A cluster in which the doctor finds nothing, so that a test can break one thing. What of it
 * belongs to no namespace is removed again.
 */
final class SoundCluster implements BeforeEachCallback, AfterEachCallback {
  static final String ELECTION =
      """
      kubernetes.operator.leader-election.enabled: true
      kubernetes.operator.leader-election.lease-name: operator-lease
      """;
  static final String DESCRIPTION =
      """
      apiVersion: flink.apache.org/v1beta1
      kind: FlinkDeployment
      metadata: {name: demo}
      spec:
        flinkVersion: v1_19
        serviceAccount: flink
        flinkConfiguration: {taskmanager.numberOfTaskSlots: "2", high-availability.type: kubernetes}
        jobManager: {replicas: 1, resource: {cpu: 0.5, memory: 1024m}}
        taskManager: {resource: {cpu: 1, memory: 2048m}}
        job: {jarURI: "local:///job.jar", parallelism: 4, upgradeMode: last-state}
        podTemplate:
          spec:
            imagePullSecrets: [{name: registry}]
            volumes:
              - {name: extra, configMap: {name: extra}}
              - {name: data, persistentVolumeClaim: {claimName: data}}
            containers:
              - name: flink-main-container
                env: [{name: USER, valueFrom: {secretKeyRef: {name: login, key: user}}}]
      """;

  private final ApiServer server;
  private final List<KubernetesClient> clients = new ArrayList<>();
  private TestObjects objects;

  SoundCluster(ApiServer server) {
    this.server = server;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    removeShared();
    objects = new TestObjects(server);
    objects.operator(ELECTION);
    objects.operatorPod("operator-1");
    lease("operator-1", ZonedDateTime.now(ZoneOffset.UTC));
    objects.serviceAccount("flink");
    role("flink", JOB_RULES);
    bind("flink", "kind: ServiceAccount, name: flink, namespace: " + namespace());
    objects.create("{kind: ConfigMap, metadata: {name: extra}, data: {a: b}}", ConfigMap.class);
    objects.create("{kind: Secret, metadata: {name: login}, stringData: {user: me}}", Secret.class);
    objects.create(
        """
        kind: Secret
        metadata: {name: registry}
        type: kubernetes.io/dockerconfigjson
        stringData: {.dockerconfigjson: '{"auths":{}}'}
        """,
        Secret.class);
    objects.create(
        """
        kind: PersistentVolumeClaim
        metadata: {name: data}
        spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
        """,
        PersistentVolumeClaim.class);
    quota("{requests.cpu: '4', limits.memory: 8Gi, pods: '10'}", "{requests.cpu: '1'}");
    objects.create(
        """
        kind: LimitRange
        metadata: {name: range}
        spec: {limits: [{type: Container, max: {cpu: '2', memory: 4Gi}, min: {cpu: 100m}}]}
        """,
        LimitRange.class);
    node(node(), "3", "8Gi", List.of());
  }

  private static final String JOB_RULES =
      """
      - {apiGroups: [''], resources: [pods, configmaps], verbs: ['*']}
      - {apiGroups: [apps], resources: [deployments], verbs: [get]}
      """;

  @Override
  public void afterEach(ExtensionContext context) {
    if (server.client() != null) {
      clients.forEach(KubernetesClient::close);
      removeShared();
    }
  }

  TestObjects objects() {
    return objects;
  }

  /** The name of the node; pods of earlier tests stay bound to theirs. */
  String node() {
    return "node-of-" + namespace();
  }

  String namespace() {
    return server.namespace();
  }

  KubernetesClient client() {
    return server.client();
  }

  /** The report of everything. */
  List<Checked> examine(String description) {
    return examine(server.cluster(), resources(description));
  }

  List<Checked> examine(Cluster cluster, List<KubernetesResource> resources) {
    return new Doctor(Doctor.clusterProbes())
        .examine(new Examined(cluster, namespace(), resources), line -> {});
  }

  /** Only what is neither as it should be nor skipped. */
  List<Checked> troubles(String description) {
    return troubles(examine(description));
  }

  List<Checked> troubles() {
    return troubles(DESCRIPTION);
  }

  static List<Checked> troubles(List<Checked> report) {
    return report.stream()
        .filter(line -> line.verdict() == Verdict.FAIL || line.verdict() == Verdict.WARN)
        .toList();
  }

  @SuppressWarnings("unchecked")
  List<KubernetesResource> resources(String... documents) {
    List<KubernetesResource> resources = new ArrayList<>();
    for (String document : documents) {
      resources.add(new KubernetesResource(Serialization.unmarshal(document, Map.class)));
    }
    return resources;
  }

  /** Stores the FlinkDeployment, as after an apply. */
  GenericKubernetesResource apply() {
    return objects.create(DESCRIPTION, GenericKubernetesResource.class);
  }

  /** A connection as somebody who has only what roles give. */
  Cluster as(String user) {
    Config config =
        new ConfigBuilder(Config.fromKubeconfig(server.kubeconfig()))
            .withImpersonateUsername(user)
            .withImpersonateGroups("system:authenticated")
            .build();
    KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build();
    clients.add(client);
    return Cluster.of(client);
  }

  void role(String name, String rules) {
    objects.create(
        "apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: "
            + name
            + "}\nrules:\n"
            + rules,
        Role.class);
  }

  void bind(String role, String subject) {
    objects.create(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: %s}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: %s}
        subjects: [{%s}]
        """
            .formatted(role, role, subject),
        RoleBinding.class);
  }

  void lease(String holder, ZonedDateTime renewed) {
    objects.lease("operator-lease", holder, renewed);
  }

  void quota(String hard, String used) {
    client().resourceQuotas().inNamespace(namespace()).delete();
    ResourceQuota quota =
        objects.create(
            "{kind: ResourceQuota, metadata: {name: quota}, spec: {hard: " + hard + "}}",
            ResourceQuota.class);
    quota.setStatus(
        Serialization.unmarshal(
                "---\n{kind: ResourceQuota, status: {hard: " + hard + ", used: " + used + "}}",
                ResourceQuota.class)
            .getStatus());
    client().resource(quota).patchStatus();
  }

  void node(String name, String cpu, String memory, List<String> taints) {
    Node node =
        client()
            .resource(
                new NodeBuilder()
                    .withNewMetadata()
                    .withName(name)
                    .addToLabels("disk", "fast")
                    .endMetadata()
                    .withNewSpec()
                    .endSpec()
                    .build())
            .create();
    client()
        .nodes()
        .withName(name)
        .edit(
            current -> {
              current
                  .getSpec()
                  .setTaints(
                      taints.stream()
                          .map(
                              taint ->
                                  new io.fabric8.kubernetes.api.model.TaintBuilder()
                                      .withKey(taint)
                                      .withEffect("NoSchedule")
                                      .build())
                          .toList());
              return current;
            });
    client()
        .nodes()
        .withName(node.getMetadata().getName())
        .editStatus(
            current ->
                new NodeBuilder(current)
                    .withNewStatus()
                    .withAllocatable(
                        Map.of("cpu", new Quantity(cpu), "memory", new Quantity(memory)))
                    .addNewCondition()
                    .withType("Ready")
                    .withStatus("True")
                    .endCondition()
                    .endStatus()
                    .build());
  }

  Deployment operatorDeployment() {
    return client()
        .apps()
        .deployments()
        .inNamespace(namespace())
        .withName("flink-kubernetes-operator")
        .get();
  }

  /** Gives the operator another configuration. */
  void configure(String configuration) {
    client()
        .configMaps()
        .inNamespace(namespace())
        .withName("flink-operator-config")
        .edit(
            map -> {
              map.getData().put("flink-conf.yaml", configuration);
              return map;
            });
  }

  private void removeShared() {
    KubernetesClient client = server.client();
    client.apps().deployments().inAnyNamespace().delete();
    client.nodes().delete();
    client.admissionRegistration().v1().validatingWebhookConfigurations().delete();
    client.storage().v1().storageClasses().delete();
    client.apiextensions().v1().customResourceDefinitions().list().getItems().stream()
        .filter(one -> !one.getSpec().getGroup().equals("flink.apache.org"))
        .forEach(one -> client.resource(one).delete());
  }
}
