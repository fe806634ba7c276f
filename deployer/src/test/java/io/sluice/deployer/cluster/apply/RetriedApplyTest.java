package io.sluice.deployer.cluster.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.FaultyServer;
import io.sluice.deployer.cluster.TestFlink;
import io.sluice.deployer.target.KubernetesResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetriedApplyTest {
  private static final KubernetesResource EXAMPLE =
      TestFlink.resource(TestFlink.APPLICATION, "flink");

  @TempDir Path folder;
  private FaultyServer server;

  @BeforeEach
  void create() throws IOException {
    server = new FaultyServer(EXAMPLE.yaml());
  }

  @AfterEach
  void close() {
    System.clearProperty("kubeconfig");
    server.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void goesOnAfterAnAnswerThatPasses(int code) throws IOException {
    server.once(FaultyServer.answer(code));

    assertThat(apply()).extracting(Applied::outcome).containsExactly(Applied.Outcome.CREATED);
  }

  @Test
  void goesOnAfterABrokenConnection() throws IOException {
    server.once(FaultyServer.reset());

    assertThat(apply()).extracting(Applied::outcome).containsExactly(Applied.Outcome.CREATED);
  }

  @Test
  void saysWhatItWasDoingWhenAnAnswerBreaksOff() {
    server.always(FaultyServer::isChange, FaultyServer.torn());

    assertThatThrownBy(this::apply)
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("apply FlinkDeployment/example");
  }

  @Test
  void saysWhatItWasDoingWhenTheServerStaysBroken() {
    server.always(FaultyServer::isChange, FaultyServer.answer(503));

    assertThatThrownBy(this::apply)
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("apply FlinkDeployment/example")
        .extracting(failure -> ((ClusterException) failure).fix())
        .asString()
        .contains("run it again");
  }

  @Test
  void saysThatNobodyAnswers() {
    server.once(FaultyServer.reset()).close();

    assertThatThrownBy(this::apply)
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("read FlinkDeployment/example")
        .extracting(failure -> ((ClusterException) failure).fix())
        .asString()
        .contains("KUBECONFIG");
  }

  private List<Applied> apply() throws IOException {
    Path kubeconfig = Files.writeString(folder.resolve("config"), server.kubeconfig());
    System.setProperty("kubeconfig", kubeconfig.toString());
    try (Cluster cluster = Cluster.connect(null)) {
      return new Apply(cluster).run(List.of(EXAMPLE), ApplyOptions.CAREFUL, new Unheard());
    }
  }
}
