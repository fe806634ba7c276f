package io.sluice.deployer.cluster.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.FaultyServer;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.Tree;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefusedRequestsTest {
  private static final String PATH =
      "/apis/flink.apache.org/v1beta1/namespaces/flink/flinkdeployments/example"
          + "?fieldManager=sluice-operate&force=true";

  private FaultyServer server;

  @BeforeEach
  void create() throws IOException {
    server = new FaultyServer(yaml("suspended"));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aMissingRightIsToldWithItsFix() {
    refuse(403, "cannot patch flinkdeployments");

    assertThatThrownBy(this::suspend)
        .isInstanceOf(ClusterException.class)
        .hasMessage("change FlinkDeployment/example: cannot patch flinkdeployments")
        .extracting(failure -> ((ClusterException) failure).fix())
        .asString()
        .contains("ask for that permission");
  }

  @Test
  void aRefusalOfTheWebhookIsToldWithItsReason() {
    refuse(422, "spec.job.state: not now");

    assertThatThrownBy(this::suspend)
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("spec.job.state: not now");
  }

  @Test
  void aServerThatIsBusyForAMomentIsAskedAgain() {
    server.once(FaultyServer.answer(429, "too many requests"));

    assertThat(suspend().asked()).contains("suspend example");
  }

  private Operation.Begun suspend() {
    LiveResource running =
        new LiveResource(new Tree(Serialization.unmarshal(yaml("running"), Map.class)));
    try (Cluster cluster = server.cluster()) {
      return new Suspend(cluster, StateProtection.ALL).begin(running);
    }
  }

  private void refuse(int code, String message) {
    server.always(
        request -> request.getRequestURI().toString().equals(PATH),
        FaultyServer.answer(code, message));
  }

  private static String yaml(String state) {
    return """
    apiVersion: flink.apache.org/v1beta1
    kind: FlinkDeployment
    metadata: {name: example, namespace: flink, uid: a-b-c}
    spec: {job: {upgradeMode: savepoint, state: %s}}
    """
        .formatted(state);
  }
}
