package io.sluice.deployer.cluster.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.Tree;
import java.util.Map;
import org.junit.jupiter.api.Test;

@EnableKubernetesMockClient(https = false)
class RefusedRequestsTest {
  private static final String PATH =
      "/apis/flink.apache.org/v1beta1/namespaces/flink/flinkdeployments/example"
          + "?fieldManager=sluice-operate&force=true";

  KubernetesMockServer server;
  KubernetesClient client;

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
    server
        .expect()
        .patch()
        .withPath(PATH)
        .andReturn(429, new StatusBuilder().withCode(429).withMessage("too many requests").build())
        .once();
    server
        .expect()
        .patch()
        .withPath(PATH)
        .andReturn(200, resource("suspended").tree().root())
        .once();

    assertThat(suspend().asked()).contains("suspend example");
  }

  private Operation.Begun suspend() {
    return new Suspend(Cluster.of(client), StateProtection.ALL).begin(resource("running"));
  }

  private void refuse(int code, String message) {
    server
        .expect()
        .patch()
        .withPath(PATH)
        .andReturn(code, new StatusBuilder().withCode(code).withMessage(message).build())
        .always();
  }

  private static LiveResource resource(String state) {
    return new LiveResource(
        new Tree(
            Serialization.unmarshal(
                """
                apiVersion: flink.apache.org/v1beta1
                kind: FlinkDeployment
                metadata: {name: example, namespace: flink, uid: a-b-c}
                spec: {job: {upgradeMode: savepoint, state: %s}}
                """
                    .formatted(state),
                Map.class)));
  }
}
