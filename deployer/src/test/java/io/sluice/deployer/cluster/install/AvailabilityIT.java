package io.sluice.deployer.cluster.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.TestObjects;
import io.sluice.deployer.cluster.operate.OperationException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AvailabilityIT {
  @RegisterExtension final ApiServer server = new ApiServer();

  @Test
  void anOperatorThatDoesNotComeUpIsToldInTime() {
    new TestObjects(server).operator("");

    assertThatThrownBy(
            () ->
                new Availability(server.cluster())
                    .await(server.namespace(), "flink-kubernetes-operator", Duration.ofMillis(300)))
        .isInstanceOfSatisfying(
            OperationException.class,
            late -> assertThat(late.kind()).isEqualTo(OperationException.Kind.NOT_HEALTHY))
        .hasMessageContaining("is not available after");
  }

  @Test
  void instancesOfTheDeploymentOfBeforeDoNotCount() {
    Deployment before = status(2L, 1, 1, 1);

    assertThat(Availability.isAvailable(status(1L, 1, 1, 1))).isFalse();
    assertThat(Availability.isAvailable(status(2L, 2, 1, 2))).isFalse();
    assertThat(Availability.isAvailable(status(2L, 1, 0, 1))).isFalse();
    assertThat(Availability.isAvailable(status(2L, 1, 1, 0))).isFalse();
    assertThat(Availability.isAvailable(before)).isTrue();
  }

  private static Deployment status(long observed, int all, int updated, int available) {
    return new DeploymentBuilder()
        .withNewMetadata()
        .withGeneration(2L)
        .endMetadata()
        .withNewSpec()
        .withReplicas(1)
        .endSpec()
        .withNewStatus()
        .withObservedGeneration(observed)
        .withReplicas(all)
        .withUpdatedReplicas(updated)
        .withAvailableReplicas(available)
        .endStatus()
        .build();
  }
}
