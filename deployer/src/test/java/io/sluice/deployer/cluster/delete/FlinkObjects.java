package io.sluice.deployer.cluster.delete;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.sluice.deployer.cluster.ApiServer;
import java.util.List;
import java.util.Map;

/** What Flink, and Sluice, make for a deployment beside the custom resource. */
public final class FlinkObjects {
  private static final Map<String, String> FLINKS =
      Map.of("app", "example", "type", "flink-native-kubernetes");
  private static final Map<String, String> SLUICES =
      Map.of(
          "app.kubernetes.io/managed-by", "sluice",
          "app.kubernetes.io/instance", "example");

  private final ApiServer server;

  public FlinkObjects(ApiServer server) {
    this.server = server;
  }

  /** All that Flink makes for a cluster, with a claim that its pod uses. */
  public FlinkObjects create() {
    return create(
        List.of(
            new OwnerReferenceBuilder()
                .withApiVersion("flink.apache.org/v1beta1")
                .withKind("FlinkDeployment")
                .withName("example")
                .withUid("00000000-0000-0000-0000-000000000001")
                .build()));
  }

  /** The same in Flink's native mode: no FlinkDeployment owns it. */
  public FlinkObjects createNative() {
    return create(List.of());
  }

  private FlinkObjects create(List<OwnerReference> owners) {
    create(
        new DeploymentBuilder()
            .withMetadata(
                new ObjectMetaBuilder(named("example", FLINKS)).withOwnerReferences(owners).build())
            .withNewSpec()
            .withNewSelector()
            .withMatchLabels(FLINKS)
            .endSelector()
            .withNewTemplate()
            .withNewMetadata()
            .withLabels(FLINKS)
            .endMetadata()
            .withNewSpec()
            .addNewContainer()
            .withName("main")
            .withImage("example:1")
            .endContainer()
            .endSpec()
            .endTemplate()
            .endSpec()
            .build());
    create(
        new PodBuilder()
            .withMetadata(named("example-taskmanager-1-1", FLINKS))
            .withNewSpec()
            .addNewContainer()
            .withName("main")
            .withImage("example:1")
            .endContainer()
            .addNewVolume()
            .withName("rocksdb")
            .withNewPersistentVolumeClaim("example-rocksdb", false)
            .endVolume()
            .endSpec()
            .build());
    create(
        new ServiceBuilder()
            .withMetadata(named("example-rest", FLINKS))
            .withNewSpec()
            .addNewPort()
            .withPort(8081)
            .endPort()
            .endSpec()
            .build());
    create(new ConfigMapBuilder().withMetadata(named("flink-config-example", FLINKS)).build());
    create(
        new PersistentVolumeClaimBuilder()
            .withMetadata(named("example-rocksdb", Map.of()))
            .withNewSpec()
            .withAccessModes("ReadWriteOnce")
            .withNewResources()
            .addToRequests("storage", new Quantity("1Gi"))
            .endResources()
            .endSpec()
            .build());
    return this;
  }

  /** The HA ConfigMap of the cluster. */
  public FlinkObjects createHighAvailability() {
    create(
        new ConfigMapBuilder()
            .withMetadata(
                named(
                    "example-cluster-config-map",
                    Map.of(
                        "app", "example",
                        "type", "flink-native-kubernetes",
                        "configmap-type", "high-availability")))
            .build());
    return this;
  }

  /** What Sluice applies along, and a ConfigMap of the user's with the label app. */
  public FlinkObjects createApplied() {
    create(new ServiceAccountBuilder().withMetadata(named("flink", SLUICES)).build());
    create(new RoleBuilder().withMetadata(named("example", SLUICES)).build());
    create(
        new RoleBindingBuilder()
            .withMetadata(named("example", SLUICES))
            .withNewRoleRef("rbac.authorization.k8s.io", "Role", "example")
            .build());
    create(new ConfigMapBuilder().withMetadata(named("example-logs", SLUICES)).build());
    create(new ConfigMapBuilder().withMetadata(named("mine", Map.of("app", "example"))).build());
    return this;
  }

  /** What the API server's controllers would do once the resource is gone. */
  public void collect() {
    var client = server.client();
    String namespace = server.namespace();
    client.apps().deployments().inNamespace(namespace).withLabels(FLINKS).delete();
    client.pods().inNamespace(namespace).withLabels(FLINKS).withGracePeriod(0).delete();
    client.services().inNamespace(namespace).withLabels(FLINKS).delete();
    client.configMaps().inNamespace(namespace).withName("flink-config-example").delete();
  }

  /** The names of all ConfigMaps that are not the cluster's own. */
  public List<String> configMaps() {
    return server.client().configMaps().inNamespace(server.namespace()).list().getItems().stream()
        .map(one -> one.getMetadata().getName())
        .filter(name -> !name.equals("kube-root-ca.crt"))
        .toList();
  }

  /** The names of all service accounts that are not the cluster's own. */
  public List<String> accounts() {
    return server
        .client()
        .serviceAccounts()
        .inNamespace(server.namespace())
        .list()
        .getItems()
        .stream()
        .map(one -> one.getMetadata().getName())
        .filter(name -> !name.equals("default"))
        .toList();
  }

  private void create(HasMetadata object) {
    server.client().resource(object).create();
  }

  private ObjectMeta named(String name, Map<String, String> labels) {
    return new ObjectMetaBuilder()
        .withName(name)
        .withNamespace(server.namespace())
        .withLabels(labels)
        .build();
  }
}
