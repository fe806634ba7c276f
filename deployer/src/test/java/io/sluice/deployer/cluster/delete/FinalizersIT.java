package io.sluice.deployer.cluster.delete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.operate.PlayedOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FinalizersIT {
  @RegisterExtension final ApiServer server = new ApiServer();

  @Test
  void thoseOfTheOperatorAreFlinks() {
    assertThat(Finalizers.isFlinks("flinkdeployments.flink.apache.org/finalizer")).isTrue();
    assertThat(Finalizers.isFlinks("flinksessionjobs.flink.apache.org/finalizer")).isTrue();
    assertThat(Finalizers.isFlinks("foregroundDeletion")).isFalse();
  }

  @Test
  void onlyFlinksIsRemoved() {
    String both =
        PlayedOperator.APPLICATION.replace(
            "[flinkdeployments.flink.apache.org/finalizer]",
            "[example.org/mine, flinkdeployments.flink.apache.org/finalizer]");
    try (PlayedOperator operator = PlayedOperator.of(server, both)) {
      Finalizers.remove(server.cluster(), operator.live());
      assertThat(operator.live().finalizers()).containsExactly("example.org/mine");
    }
  }

  @Test
  void ofOneThatIsGoneNothingHasToBeRemoved() {
    LiveResource gone;
    try (PlayedOperator operator = PlayedOperator.of(server, PlayedOperator.FREE_APPLICATION)) {
      gone = operator.live();
    }
    server
        .client()
        .genericKubernetesResources(Cluster.DEPLOYMENTS)
        .inNamespace(server.namespace())
        .withName("example")
        .delete();

    assertThatCode(() -> Finalizers.remove(server.cluster(), gone)).doesNotThrowAnyException();
  }

  @Test
  void anotherOneOfTheSameNameKeepsItsFinalizer() {
    LiveResource before;
    try (PlayedOperator operator = PlayedOperator.of(server, PlayedOperator.APPLICATION)) {
      before = operator.live();
      Finalizers.remove(server.cluster(), before);
    }
    server
        .client()
        .genericKubernetesResources(Cluster.DEPLOYMENTS)
        .inNamespace(server.namespace())
        .withName("example")
        .delete();
    try (PlayedOperator second = PlayedOperator.of(server, PlayedOperator.APPLICATION)) {
      assertThatThrownBy(() -> Finalizers.remove(server.cluster(), before))
          .isInstanceOf(ClusterException.class);
      assertThat(second.live().finalizers()).isNotEmpty();
    }
  }
}
