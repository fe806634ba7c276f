package io.sluice.deployer.cluster.nativek8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.StateProtectedException;
import io.sluice.deployer.cluster.TestFlink;
import io.sluice.deployer.spec.FlinkResource;
import io.sluice.deployer.spec.FlinkResourceYaml;
import io.sluice.deployer.target.nativek8s.ClusterAccess;
import io.sluice.deployer.target.nativek8s.NativeTarget;
import io.sluice.deployer.yaml.YamlFiles;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The test does what the garbage collector of a cluster would do. */
class NativeRemovalIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String NATIVE = "{app: orders, type: flink-native-kubernetes}";

  @RegisterExtension final ApiServer server = new ApiServer();

  private final List<String> progress = new CopyOnWriteArrayList<>();
  private NativeJob job;

  @BeforeEach
  void connect() {
    job = new NativeJob(server.cluster(), server.namespace(), "orders");
  }

  @Test
  void removesTheJobWhatItOwnsAndWhatSluiceMade() throws Exception {
    made(ClusterAccess.LEAST);
    deployment("orders", NATIVE, "");
    owned();
    CompletableFuture<Void> collected = collectGarbage();

    Removal removal = remove(SavepointChoice.NONE);

    collected.get(10, TimeUnit.SECONDS);
    assertThat(removal.savepoint()).isNull();
    assertThat(removal.removed())
        .contains(
            "Deployment/orders",
            "Service/orders-rest",
            "ConfigMap/flink-config-orders",
            "RoleBinding/orders-flink",
            "Role/orders-flink",
            "ServiceAccount/flink");
    assertThat(removal.left()).containsExactly("checkpoints in s3p://state/checkpoints");
    assertThat(job.deployment()).isEmpty();
    assertThat(server.client().rbac().roles().inNamespace(server.namespace()).list().getItems())
        .isEmpty();
  }

  @Test
  void removesTheGuidesBinding() throws Exception {
    made(ClusterAccess.EDIT);

    assertThat(remove(SavepointChoice.NONE).removed())
        .contains("ClusterRoleBinding/" + server.namespace() + "-orders-flink");
    assertThat(
            server
                .client()
                .rbac()
                .clusterRoleBindings()
                .withName(server.namespace() + "-orders-flink")
                .get())
        .isNull();
  }

  @Test
  void leavesAnAccountThatAnotherJobUsesAndItsPermissions() throws Exception {
    made(ClusterAccess.LEAST);
    deployment("payments", "{app: payments, type: flink-native-kubernetes}", "flink");

    assertThat(remove(SavepointChoice.NONE).left())
        .contains(
            "RoleBinding/orders-flink: Deployment/payments uses ServiceAccount/flink",
            "Role/orders-flink: Deployment/payments uses ServiceAccount/flink",
            "ServiceAccount/flink: Deployment/payments uses ServiceAccount/flink");
    assertThat(server.client().rbac().roleBindings().inNamespace(server.namespace()).list())
        .satisfies(bindings -> assertThat(bindings.getItems()).hasSize(1));
    assertThat(server.client().rbac().roles().inNamespace(server.namespace()).list())
        .satisfies(roles -> assertThat(roles.getItems()).hasSize(1));
  }

  @Test
  void keepsTheMetadataOfHighAvailabilityUntilStateIsSavedOrGivenUp() throws Exception {
    metadata("checkpointID-0000000000000000001");

    Removal careful = remove(SavepointChoice.IF_STATEFUL);
    assertThat(careful.left())
        .first()
        .asString()
        .startsWith("ConfigMap/orders-cluster-config-map, which names the last checkpoint");
    assertThat(job.highAvailability()).hasSize(1);

    assertThat(remove(SavepointChoice.NONE).removed())
        .containsExactly("ConfigMap/orders-cluster-config-map");
    assertThat(job.highAvailability()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"org.apache.flink.k8s.leader.restserver", "jobGraph-0001", "executionPlan-0001"})
  void metadataThatNamesNoCheckpointGoes(String key) throws Exception {
    metadata(key);

    assertThat(remove(SavepointChoice.IF_STATEFUL).removed())
        .containsExactly("ConfigMap/orders-cluster-config-map");
    assertThat(job.highAvailability()).isEmpty();
  }

  @Test
  void aStatefulJobThatNobodyAnswersForStays() {
    deployment("orders", NATIVE, "");
    owned();

    assertThatThrownBy(() -> remove(SavepointChoice.IF_STATEFUL))
        .isInstanceOf(StateProtectedException.class)
        .hasMessageContaining("no JobManager answers");
    assertThat(job.deployment()).isPresent();
  }

  @Test
  void aStatelessJobThatNobodyAnswersForGoes() throws Exception {
    deployment("orders", NATIVE, "");
    configuration("flink-conf.yaml", "parallelism.default: 1");
    CompletableFuture<Void> collected = collectGarbage();

    assertThat(remove(SavepointChoice.IF_STATEFUL).removed())
        .containsExactly("Deployment/orders", "ConfigMap/flink-config-orders");

    collected.get(10, TimeUnit.SECONDS);
    assertThat(progress).contains("no JobManager answers, and the job has no state to save");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state.checkpoints.dir: s3p://state",
        "state: {checkpoints: {dir: s3p://state}}",
        "execution: {checkpointing: {interval: 1min}}"
      })
  void theNewerFileOfOptionsTellsOfStateAsWell(String text) {
    deployment("orders", NATIVE, "");
    configuration("config.yaml", text);

    assertThatThrownBy(() -> remove(SavepointChoice.IF_STATEFUL))
        .isInstanceOf(StateProtectedException.class);
    assertThat(job.deployment()).isPresent();
  }

  @Test
  void aJobWhoseOptionsAreAwayOrThatLeftMetadataOfHighAvailabilityIsNotTakenForStateless() {
    deployment("orders", NATIVE, "");
    assertThatThrownBy(() -> remove(SavepointChoice.IF_STATEFUL))
        .isInstanceOf(StateProtectedException.class);

    configuration("config.yaml", "parallelism: {default: 1}");
    metadata("checkpointID-0000000000000000001");
    assertThatThrownBy(() -> remove(SavepointChoice.IF_STATEFUL))
        .isInstanceOf(StateProtectedException.class);
    assertThat(job.deployment()).isPresent();
  }

  @Test
  void aFlinkDeploymentWhoseDeploymentIsAwayKeepsItsNameAndItsMetadata() {
    server
        .client()
        .resource(
            Serialization.unmarshal(
                TestFlink.APPLICATION.replace("name: example", "name: orders"),
                GenericKubernetesResource.class))
        .inNamespace(server.namespace())
        .create();
    metadata("checkpointID-0000000000000000001");

    assertThatThrownBy(() -> remove(SavepointChoice.NONE))
        .isInstanceOfSatisfying(
            ClusterException.class,
            refused ->
                assertThat(refused.fix()).contains("sluice resume orders", "sluice delete orders"))
        .hasMessageContaining("FlinkDeployment/orders is in " + server.namespace());
    assertThat(job.highAvailability()).hasSize(1);
  }

  @Test
  void aSecondDeletionSaysWhereAnEarlierOnesSavepointLies() throws Exception {
    made(ClusterAccess.LEAST);
    configuration("config.yaml", "state: {savepoints: {dir: s3p://state/savepoints}}");
    CompletableFuture<Void> collected = collectGarbageOnceWaitedFor();

    assertThat(remove(SavepointChoice.IF_STATEFUL).left())
        .containsExactly("savepoints of the job, if any were taken, in s3p://state/savepoints");

    collected.get(10, TimeUnit.SECONDS);
    made(ClusterAccess.LEAST);
    assertThat(remove(SavepointChoice.IF_STATEFUL).left())
        .singleElement()
        .asString()
        .contains("--savepoint-dir", "state.savepoints.dir");

    made(ClusterAccess.LEAST);
    assertThat(remove(new SavepointChoice(true, "s3p://other")).left())
        .containsExactly("savepoints of the job, if any were taken, in s3p://other");
  }

  @Test
  void waitsForWhatAJobThatHasEndedLeavesBehind() throws Exception {
    owned();
    CompletableFuture<Void> collected = collectGarbageOnceWaitedFor();

    assertThat(remove(SavepointChoice.IF_STATEFUL).removed())
        .containsExactly("Service/orders-rest", "ConfigMap/flink-config-orders");
    collected.get(10, TimeUnit.SECONDS);
  }

  @Test
  void saysWhatIsStillThereWhereItWaitsInVain() {
    deployment("orders", NATIVE, "");
    owned();

    assertThatThrownBy(
            () ->
                new NativeRemoval(job, progress::add)
                    .run(SavepointChoice.NONE, Duration.ofSeconds(2)))
        .isInstanceOf(ClusterException.class)
        .hasMessage("Service/orders-rest, ConfigMap/flink-config-orders still there after 2 s");
  }

  @Test
  void isFinishedByRunningItAgain() throws Exception {
    made(ClusterAccess.LEAST);
    saysWhatIsStillThereWhereItWaitsInVain();
    deleteOwned();

    assertThat(remove(SavepointChoice.NONE).removed())
        .contains("RoleBinding/orders-flink", "ServiceAccount/flink");
  }

  @Test
  void touchesNothingThatIsTheOperatorsOrSomebodyElses() {
    deployment("orders", "{app: orders}", "");
    assertThatThrownBy(() -> remove(SavepointChoice.NONE))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("was not made by Flink");
    job.jobManager().delete();

    create(
        "Deployment",
        "orders",
        NATIVE
            + "\n  ownerReferences: [{apiVersion: flink.apache.org/v1beta1, kind: FlinkDeployment,"
            + " name: orders, uid: a}]",
        spec(""));
    assertThatThrownBy(() -> remove(SavepointChoice.NONE))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("belongs to the operator's FlinkDeployment");
    assertThat(job.deployment()).isPresent();
  }

  @Test
  void saysWhereToLookIfThereIsNoSuchJob() {
    assertThatThrownBy(() -> remove(SavepointChoice.IF_STATEFUL))
        .isInstanceOfSatisfying(
            ClusterException.class, missing -> assertThat(missing.fix()).contains("--namespace"))
        .hasMessageContaining("there is no job 'orders' in native mode");
  }

  private Removal remove(SavepointChoice choice) throws InterruptedException {
    return new NativeRemoval(job, progress::add).run(choice, PATIENCE);
  }

  private void made(ClusterAccess access) {
    FlinkResource described =
        FlinkResourceYaml.read(
                YamlFiles.parse(
                        "orders.yaml",
                        """
                        apiVersion: flink.apache.org/v1beta1
                        kind: FlinkDeployment
                        metadata: {name: orders, namespace: %s}
                        spec:
                          image: flink:1.20
                          flinkVersion: v1_20
                          serviceAccount: flink
                          job: {jarURI: 'local:///a.jar'}
                        """
                            .formatted(server.namespace()))
                    .get(0))
            .resource();
    new AppliedResources(job, progress::add)
        .apply(new NativeTarget(access).application(described, "x", null).resources());
  }

  private void owned() {
    create("Service", "orders-rest", NATIVE, "spec: {ports: [{port: 8081}]}");
    create(
        "ConfigMap",
        "flink-config-orders",
        NATIVE,
        """
        data:
          flink-conf.yaml: |
            execution.checkpointing.interval: 1min
            execution.checkpointing.dir: s3p://state/checkpoints
        """);
  }

  private void configuration(String file, String text) {
    create(
        "ConfigMap", "flink-config-orders", NATIVE, "data:\n  " + file + ": |\n    " + text + "\n");
  }

  private CompletableFuture<Void> collectGarbage() {
    return CompletableFuture.runAsync(
        () -> {
          job.jobManager().waitUntilCondition(Objects::isNull, 30, TimeUnit.SECONDS);
          deleteOwned();
        });
  }

  /** Where Flink itself has deleted the Deployment. */
  private CompletableFuture<Void> collectGarbageOnceWaitedFor() {
    return CompletableFuture.runAsync(
        () -> {
          await().until(() -> progress.stream().anyMatch(line -> line.startsWith("waiting for ")));
          deleteOwned();
        });
  }

  private void deleteOwned() {
    job.services().delete();
    job.configMaps().delete();
  }

  private void deployment(String name, String labels, String account) {
    create("Deployment", name, labels, spec(account));
  }

  private static String spec(String account) {
    return """
    spec:
      selector: {matchLabels: {app: x}}
      template:
        metadata: {labels: {app: x}}
        spec:
          serviceAccountName: "%s"
          containers: [{name: main, image: example}]
    """
        .formatted(account);
  }

  private void metadata(String key) {
    create(
        "ConfigMap",
        "orders-cluster-config-map",
        "{app: orders, type: flink-native-kubernetes, configmap-type: high-availability}",
        "data: {" + key + ": something}\n");
  }

  private void create(String kind, String name, String labels, String rest) {
    GenericKubernetesResource resource =
        Serialization.unmarshal(
            "apiVersion: "
                + (kind.equals("Deployment") ? "apps/v1" : "v1")
                + "\nkind: "
                + kind
                + "\nmetadata:\n  name: "
                + name
                + "\n  labels: "
                + labels
                + "\n"
                + rest,
            GenericKubernetesResource.class);
    server.client().resource(resource).inNamespace(server.namespace()).create();
  }
}
