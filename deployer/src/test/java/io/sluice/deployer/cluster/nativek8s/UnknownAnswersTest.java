package io.sluice.deployer.cluster.nativek8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.FaultyServer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the API server refuses to say, or fails. */
class UnknownAnswersTest {
  @ParameterizedTest
  @ValueSource(ints = {403, 500})
  void anAccountStaysWhereNobodyKnowsWhoElseUsesIt(int code) throws IOException {
    where(
        code,
        job -> {
          Optional<String> reason =
              AccountUsers.reasonToStay(
                  job,
                  List.of(
                      new ServiceAccountBuilder()
                          .withNewMetadata()
                          .withName("flink")
                          .endMetadata()
                          .build()));

          assertThat(reason).hasValueSatisfying(why -> assertThat(why).contains("is not known"));
        });
  }

  @Test
  void aClusterWithoutTheOperatorClaimsNoName() throws IOException {
    where(404, job -> assertThatCode(() -> OperatorsClaim.refuse(job)).doesNotThrowAnyException());
  }

  @Test
  void whoMayNotReadTheOperatorsResourcesIsNotRefused() throws IOException {
    where(403, job -> assertThatCode(() -> OperatorsClaim.refuse(job)).doesNotThrowAnyException());
  }

  @Test
  void aServerThatFailsIsNotTakenForOneWithoutTheResource() throws IOException {
    where(
        500,
        job ->
            assertThatThrownBy(() -> OperatorsClaim.refuse(job))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("read FlinkDeployment/orders in flink"));
  }

  private static void where(int code, Consumer<NativeJob> test) throws IOException {
    try (FaultyServer server =
            new FaultyServer("{}").always(request -> true, FaultyServer.answer(code));
        Cluster cluster = server.cluster(it -> it.withRequestRetryBackoffLimit(0))) {
      test.accept(new NativeJob(cluster, "flink", "orders"));
    }
  }
}
