package io.sluice.deployer.cluster.follow;

import static io.sluice.deployer.cluster.trouble.TestPods.ready;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.trouble.Trouble;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ApiServerRestartIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @RegisterExtension final ApiServer server = new ApiServer();

  @Test
  void goesOnWhereItWasAndSaysOnceThatNobodyAnswered() throws Exception {
    Stage stage = new Stage(server);
    try (Wire wire = wire();
        Cluster cluster = through(wire)) {
      Following following = new Following(cluster, stage.name(), Goals.stable(1), Following.LONG);
      stage.operatorSees("DEPLOYED", "DEPLOYING", "RECONCILING");
      await().until(() -> following.heard.changes.contains("DEPLOYED RECONCILING"));
      wire.cut();
      stage.pod(ready(Stage.jobManager()));
      stage.operatorSees("STABLE", "READY", "RUNNING");
      await().atMost(PATIENCE).until(() -> following.heard.heardOf("api-server"));
      assertThat(following.goesOn()).isTrue();
      wire.mend();

      assertThat(following.outcome().isReached()).isTrue();
      assertThat(following.heard.troubles)
          .extracting(Trouble::toString)
          .containsExactly("API server: does not answer; trying on");
    }
  }

  @Test
  void aCutThatMendsAtOnceIsNotWorthAWord() throws Exception {
    Stage stage = new Stage(server);
    try (Wire wire = wire();
        Cluster cluster = through(wire)) {
      Following following = new Following(cluster, stage.name(), Goals.stable(1), Following.LONG);
      await().until(() -> !following.heard.changes.isEmpty());
      wire.cut();
      wire.mend();
      stage.operatorSees("STABLE", "READY", "RUNNING");

      assertThat(following.outcome().isReached()).isTrue();
      assertThat(following.heard.troubles).isEmpty();
    }
  }

  @Test
  void timeIsUpEvenIfNobodyAnswersAndThatIsTheReason() throws Exception {
    Stage stage = new Stage(server);
    try (Wire wire = wire();
        Cluster cluster = through(wire)) {
      Following following =
          new Following(cluster, stage.name(), Goals.stable(1), Duration.ofSeconds(6));
      await().until(() -> !following.heard.changes.isEmpty());
      wire.cut();

      Outcome outcome = following.outcome();

      assertThat(outcome.result()).isEqualTo(Outcome.Result.TIMED_OUT);
      assertThat(outcome.reason()).endsWith("most probably API server: does not answer; trying on");
    }
  }

  private Wire wire() throws Exception {
    return new Wire(URI.create(config().getMasterUrl()).getPort());
  }

  private Cluster through(Wire wire) {
    return Cluster.of(
        new KubernetesClientBuilder()
            .withConfig(
                new ConfigBuilder(config())
                    .withMasterUrl("https://127.0.0.1:" + wire.port() + "/")
                    .withRequestTimeout(2_000)
                    .withRequestRetryBackoffLimit(0)
                    .build())
            .build());
  }

  private Config config() {
    return Config.fromKubeconfig(server.kubeconfig());
  }
}
