package io.sluice.deployer.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.TestObjects;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ClusterGarbageIT {
  @RegisterExtension final ApiServer server = new ApiServer();

  private TestObjects objects;

  @BeforeEach
  void aDeploymentWithAVolume() {
    objects = new TestObjects(server);
    objects.create(
        """
        apiVersion: flink.apache.org/v1beta1
        kind: FlinkDeployment
        metadata: {name: web}
        spec:
          flinkVersion: v1_19
          flinkConfiguration: {state.checkpoints.dir: s3p://state/checkpoints/web}
          podTemplate:
            spec:
              containers: []
              volumes: [{name: mine, persistentVolumeClaim: {claimName: named}}]
        """,
        GenericKubernetesResource.class);
  }

  @Test
  void highAvailabilityOfAClusterThatIsGoneIsLeftOver() {
    highAvailability("web");
    highAvailability("gone");

    List<Orphan> found = find(Duration.ofDays(-1));
    found.forEach(orphan -> orphan.deletion().run());

    assertThat(found)
        .extracting(one -> one.leftover().place())
        .containsExactly(server.namespace() + "/gone-cluster-config-map");
    assertThat(configMaps())
        .contains("web-cluster-config-map")
        .doesNotContain("gone-cluster-config-map");
  }

  @Test
  void highAvailabilityOfANativeClusterIsInUse() {
    highAvailability("native");
    objects.create(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: flink-config-native, labels: {type: flink-native-kubernetes, app: native}}
        data: {flink-conf.yaml: "state.checkpoints.dir: s3p://state/native\\n"}
        """,
        ConfigMap.class);

    assertThat(find(Duration.ofDays(-1))).isEmpty();
    assertThat(population().belongings())
        .extracting(Belongings::places)
        .contains(List.of(new Place(StateKind.CHECKPOINTS, "state", "native/")));
  }

  @Test
  void volumesThatNothingUsesAreReportedAndOnlyFlinksOwnGo() {
    claim("named", "");
    claim("idle", "");
    claim("flinks", "labels: {type: flink-native-kubernetes}");

    List<Orphan> found = find(Duration.ofDays(-1));
    found.forEach(orphan -> orphan.deletion().run());

    assertThat(found)
        .extracting(one -> one.leftover().place() + " " + one.leftover().deletable())
        .containsExactly(server.namespace() + "/flinks true", server.namespace() + "/idle false");
    assertThat(found.get(0).leftover().bytes()).isEqualTo(1L << 30);
    assertThat(remaining()).contains("named", "idle");
  }

  @Test
  void whatIsYoungerThanADayDoesNotCount() {
    highAvailability("gone");
    claim("idle", "");

    assertThat(find(Duration.ofDays(1))).isEmpty();
  }

  private List<Orphan> find(Duration minAge) {
    Claims claims = new Claims(population().belongings());
    return new Garbage(claims, Instant.now().minus(minAge))
        .cluster(server.cluster(), server.namespace());
  }

  private Population population() {
    return Population.of(server.cluster(), server.namespace());
  }

  private void highAvailability(String name) {
    objects.create(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: NAME-cluster-config-map
          labels: {app: NAME, type: flink-native-kubernetes, configmap-type: high-availability}
        """
            .replace("NAME", name),
        ConfigMap.class);
  }

  private void claim(String name, String labels) {
    objects.create(
        """
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata:
          name: %s
          %s
        spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
        """
            .formatted(name, labels),
        PersistentVolumeClaim.class);
  }

  private List<String> configMaps() {
    return server.client().configMaps().inNamespace(server.namespace()).list().getItems().stream()
        .map(one -> one.getMetadata().getName())
        .toList();
  }

  /** A finalizer of the API server's holds claims; without its controller they stay marked. */
  private List<String> remaining() {
    return server
        .client()
        .persistentVolumeClaims()
        .inNamespace(server.namespace())
        .list()
        .getItems()
        .stream()
        .filter(one -> one.getMetadata().getDeletionTimestamp() == null)
        .map(one -> one.getMetadata().getName())
        .toList();
  }
}
