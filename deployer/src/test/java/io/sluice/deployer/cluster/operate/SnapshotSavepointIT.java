package io.sluice.deployer.cluster.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.delete.Remains;
import io.sluice.deployer.cluster.delete.Subject;
import io.sluice.deployer.cluster.delete.Sweep;
import io.sluice.deployer.cluster.follow.FollowListener;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** With the resource definition that operators from 1.10 on bring, as far as Sluice uses it. */
class SnapshotSavepointIT {
  private static final Waiting PATIENT = new Waiting(Duration.ofSeconds(20), FollowListener.NONE);
  private static final Waiting SHORT = new Waiting(Duration.ofMillis(500), FollowListener.NONE);

  @RegisterExtension final ApiServer server = new ApiServer();
  @RegisterExtension final PlayedFlink flink = new PlayedFlink();

  private CustomResourceDefinition definition;

  @BeforeEach
  void installTheDefinition() throws Exception {
    try (InputStream yaml = getClass().getResourceAsStream("/cluster/flinkstatesnapshots.yaml")) {
      definition =
          server.client().apiextensions().v1().customResourceDefinitions().load(yaml).create();
    }
    ApiServer.awaitEstablished(server.client(), definition);
  }

  @AfterEach
  void removeTheDefinition() {
    if (definition != null) {
      server.client().resource(definition).delete();
      server
          .client()
          .resource(definition)
          .waitUntilCondition(Objects::isNull, 30, TimeUnit.SECONDS);
    }
  }

  @Test
  void theSavepointIsAResourceWhoseDeletionKeepsIt() throws InterruptedException {
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      SavepointRequest request = take(operator);
      GenericKubernetesResource snapshot = snapshot();
      assertThat(snapshot.<String>get("spec", "jobReference", "kind")).isEqualTo("FlinkDeployment");
      assertThat(snapshot.<String>get("spec", "jobReference", "name")).isEqualTo("example");
      assertThat(snapshot.<Boolean>get("spec", "savepoint", "disposeOnDelete")).isFalse();
      assertThat(operator.live().generation()).isEqualTo(1);

      says(
          Map.of(
              "state", "COMPLETED",
              "path", "s3p://state/savepoints/1",
              "triggerTimestamp", "2024-01-01T00:00:00Z"));

      Effect effect = request.finish(PATIENT);
      assertThat(effect.summary()).isEqualTo("savepoint s3p://state/savepoints/1");
      assertThat(effect.facts())
          .containsEntry("snapshot", snapshot.getMetadata().getName())
          .containsEntry("time", "2024-01-01T00:00:00Z");
    }
  }

  @Test
  void aSavepointThatFailedTellsWhy() {
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      SavepointRequest request = take(operator);
      says(Map.of("state", "FAILED", "error", "bucket is full\nmore"));

      assertThatThrownBy(() -> request.await(PATIENT))
          .isInstanceOf(OperationException.class)
          .hasMessageEndingWith("FAILED: bucket is full");
    }
  }

  @Test
  void aSavepointOfWhichNobodySaysWhereItLiesIsAFailure() {
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      SavepointRequest request = take(operator);
      says(Map.of("state", "COMPLETED"));

      assertThatThrownBy(() -> request.await(PATIENT))
          .isInstanceOf(OperationException.class)
          .hasMessageContaining("does not say where it lies");
    }
  }

  @Test
  void aSavepointThatDoesNotComeIsTooLate() {
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      SavepointRequest request = take(operator);

      assertThatThrownBy(() -> request.await(SHORT))
          .isInstanceOf(OperationException.class)
          .extracting(failure -> ((OperationException) failure).kind())
          .isEqualTo(OperationException.Kind.NOT_HEALTHY);
    }
  }

  @Test
  void theRecordsOfADeletedDeploymentAreListed() throws InterruptedException {
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      take(operator);
    }

    Remains remains =
        new Sweep(server.cluster(), Subject.gone(server.namespace(), "example"))
            .sweep(false, Duration.ofSeconds(10));

    assertThat(remains.kept())
        .singleElement()
        .satisfies(one -> assertThat(one.kind()).isEqualTo("FlinkStateSnapshot"));
  }

  private SavepointRequest take(PlayedOperator operator) {
    return new TakeSavepoint(server.cluster(), flink).begin(operator.live());
  }

  private GenericKubernetesResource snapshot() {
    return server
        .client()
        .genericKubernetesResources(Cluster.SNAPSHOTS)
        .inNamespace(server.namespace())
        .list()
        .getItems()
        .get(0);
  }

  private void says(Map<String, Object> status) {
    GenericKubernetesResource snapshot = snapshot();
    snapshot.setAdditionalProperty("status", status);
    server
        .client()
        .genericKubernetesResources(Cluster.SNAPSHOTS)
        .inNamespace(server.namespace())
        .resource(snapshot)
        .updateStatus();
  }
}
