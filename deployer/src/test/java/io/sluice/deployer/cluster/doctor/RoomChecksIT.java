package io.sluice.deployer.cluster.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.LimitRange;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.doctor.Checked;
import io.sluice.deployer.doctor.Verdict;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RoomChecksIT {
  @RegisterExtension
  @Order(0)
  final ApiServer server = new ApiServer();

  @RegisterExtension
  @Order(1)
  final SoundCluster cluster = new SoundCluster(server);

  @Test
  void podsForWhichNoNodeHasRoomFail() {
    node("2", "8Gi", List.of());

    assertThat(cluster.troubles())
        .extracting(Checked::check, Checked::verdict, Checked::what)
        .containsExactly(
            tuple(
                "room",
                Verdict.FAIL,
                "there is no room for 1 of 2 TaskManagers (cpu 1, memory 2048Mi each) on 1 of 1"
                    + " nodes that may take them"));
  }

  @Test
  void whatOtherPodsAskForIsNotFree() {
    pod("other", "other", "2", "1Gi");

    assertOnly("room", Verdict.FAIL, "there is no room for 2 of 2 TaskManagers");
  }

  @Test
  void thePodsOfADeploymentThatRunsAlreadyMakeRoomForItsNext() {
    pod("demo-taskmanager-1-1", "demo", "2", "4Gi");

    assertThat(cluster.troubles()).isEmpty();
  }

  @Test
  void aTaintThatIsNotToleratedKeepsPodsAway() {
    node("3", "8Gi", List.of("dedicated"));

    assertThat(cluster.troubles().get(0).what()).contains("on 0 of 1 nodes");
    assertThat(
            cluster.troubles(
                SoundCluster.DESCRIPTION.replace(
                    "      imagePullSecrets:",
                    "      tolerations: [{key: dedicated, operator: Exists}]\n"
                        + "      imagePullSecrets:")))
        .isEmpty();
  }

  @Test
  void aSelectorThatNoNodeMeetsKeepsPodsAway() {
    String selecting =
        SoundCluster.DESCRIPTION.replace(
            "      imagePullSecrets:", "      nodeSelector: {disk: fast}\n      imagePullSecrets:");

    assertThat(cluster.troubles(selecting)).isEmpty();
    assertThat(cluster.troubles(selecting.replace("fast", "slow")).get(0).what())
        .contains("1 of 1 JobManager (", "2 of 2 TaskManagers (", "on 0 of 1 nodes");
  }

  @Test
  void whereNodesAreAddedMissingRoomIsAWarning() {
    node("1", "1Gi", List.of());
    server
        .client()
        .resource(
            new NamespaceBuilder().withNewMetadata().withName("kube-system").endMetadata().build())
        .serverSideApply();
    ConfigMap status =
        server
            .client()
            .resource(
                new ConfigMapBuilder()
                    .withNewMetadata()
                    .withName("cluster-autoscaler-status")
                    .withNamespace("kube-system")
                    .endMetadata()
                    .build())
            .create();
    try {
      assertThat(cluster.troubles())
          .extracting(Checked::check, Checked::verdict)
          .containsExactly(tuple("room", Verdict.WARN));
      assertThat(cluster.troubles().get(0).what()).endsWith("the cluster autoscaler may add nodes");
    } finally {
      server.client().resource(status).delete();
    }
  }

  @Test
  void whatEmrAddsToADescriptionIsCounted() {
    String emr =
        SoundCluster.DESCRIPTION
            .replace(
                "serviceAccount: flink",
                "serviceAccount: flink\n  emrReleaseLabel: emr-7.6.0-flink-latest")
            .replace("jobManager: {replicas: 1, ", "jobManager: {")
            .replace(
                "  job: ",
                "  monitoringConfiguration: {s3MonitoringConfiguration: {logUri: s3://a}}\n  job: ");
    node("2.9", "8Gi", List.of());

    assertThat(cluster.troubles(emr))
        .filteredOn(line -> line.check().equals("room"))
        .extracting(Checked::what)
        .containsExactly(
            "there is no room for 1 of 2 TaskManagers (cpu 1, memory 2560Mi each) on 1 of 1 nodes"
                + " that may take them");
  }

  @Test
  void aQuotaThatIsTooSmallFails() {
    cluster.quota("{requests.cpu: '3', pods: '10'}", "{requests.cpu: 600m}");

    assertOnly(
        "quota",
        Verdict.FAIL,
        "ResourceQuota/quota allows 3 of requests.cpu, others use 0.6, this asks for 2.5");
  }

  @Test
  void limitsCountWithTheirFactor() {
    cluster.quota("{limits.cpu: '10', limits.memory: 8Gi}", "{}");
    String generous =
        SoundCluster.DESCRIPTION.replace(
            "flinkConfiguration: {",
            "flinkConfiguration: {kubernetes.taskmanager.cpu.limit-factor: \"10\", ");

    assertThat(cluster.troubles(generous))
        .extracting(Checked::check)
        .containsExactly("quota", "limit-range");
  }

  @Test
  void theOwnPodsInAQuotaMakeRoom() {
    pod("demo-taskmanager-1-1", "demo", "1", "1Gi");
    cluster.quota("{requests.cpu: '3'}", "{requests.cpu: '1500m'}");

    assertThat(cluster.troubles()).isEmpty();
  }

  @Test
  void aContainerAboveOrBelowTheRangeFails() {
    server.client().limitRanges().inNamespace(server.namespace()).delete();
    cluster
        .objects()
        .create(
            """
            kind: LimitRange
            metadata: {name: range}
            spec: {limits: [{type: Container, max: {memory: 1536Mi}, min: {cpu: 600m}}]}
            """,
            LimitRange.class);

    assertThat(cluster.troubles())
        .extracting(Checked::check, Checked::verdict)
        .containsExactly(tuple("limit-range", Verdict.FAIL), tuple("limit-range", Verdict.FAIL));
    assertThat(cluster.troubles())
        .extracting(Checked::what)
        .satisfiesExactly(
            what ->
                assertThat(what)
                    .contains("JobManager's container: at least cpu 600m, described is cpu 0.5"),
            what -> assertThat(what).contains("TaskManager's container: at most"));
  }

  @Test
  void whatAPodMayTogetherIsLookedAtToo() {
    server.client().limitRanges().inNamespace(server.namespace()).delete();
    cluster
        .objects()
        .create(
            "{kind: LimitRange, metadata: {name: range}, spec: {limits: [{type: Pod, max: {cpu: 900m}}]}}",
            LimitRange.class);

    assertOnly("limit-range", Verdict.FAIL, "LimitRange/range and the TaskManager's pod: at most");
  }

  @Test
  void haConfigMapsOfADeploymentThatIsGoneAreAWarning() {
    highAvailability("demo");

    assertOnly("left-state", Verdict.WARN, "demo is gone and left demo-cluster-config-map");
    assertThat(cluster.troubles().get(0).fix())
        .contains("-l app=demo,configmap-type=high-availability");
  }

  @Test
  void haConfigMapsOfADeploymentThatIsThereAreSound() {
    highAvailability("demo");
    cluster.apply();

    assertThat(cluster.troubles()).isEmpty();
  }

  @Test
  void whatAnotherDeploymentLeftIsToldOnlyWhereNoneIsAskedFor() {
    highAvailability("another");

    assertThat(cluster.troubles()).isEmpty();
    assertThat(SoundCluster.troubles(cluster.examine(server.cluster(), List.of())))
        .extracting(Checked::check)
        .containsExactly("left-state");
  }

  @Test
  void volumeClaimsOfADeploymentThatIsGoneAreAWarning() {
    cluster
        .objects()
        .create(
            """
            kind: PersistentVolumeClaim
            metadata: {name: old, labels: {app: demo, component: taskmanager}}
            spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
            """,
            PersistentVolumeClaim.class);

    assertOnly("left-volumes", Verdict.WARN, "demo is gone and left the volume claims old");
  }

  private void assertOnly(String check, Verdict verdict, String what) {
    assertThat(cluster.troubles())
        .singleElement()
        .satisfies(line -> assertThat(line.check()).isEqualTo(check))
        .satisfies(line -> assertThat(line.verdict()).isEqualTo(verdict))
        .satisfies(line -> assertThat(line.what()).startsWith(what))
        .satisfies(line -> assertThat(line.fix()).isNotEmpty());
  }

  private void node(String cpu, String memory, List<String> taints) {
    server.client().nodes().delete();
    cluster.node(cluster.node() + "-b", cpu, memory, taints);
  }

  private void highAvailability(String app) {
    cluster
        .objects()
        .create(
            """
            kind: ConfigMap
            metadata:
              name: %s-cluster-config-map
              labels: {app: %s, configmap-type: high-availability}
            """
                .formatted(app, app),
            ConfigMap.class);
  }

  private void pod(String name, String app, String cpu, String memory) {
    server.client().limitRanges().inNamespace(server.namespace()).delete();
    server.client().resourceQuotas().inNamespace(server.namespace()).delete();
    cluster
        .objects()
        .create(
            """
            kind: Pod
            metadata: {name: %s, labels: {app: %s}}
            spec:
              nodeName: %s
              containers:
                - {name: main, image: x, resources: {requests: {cpu: %s, memory: %s}}}
            """
                .formatted(name, app, cluster.node(), cpu, memory),
            Pod.class);
  }
}
