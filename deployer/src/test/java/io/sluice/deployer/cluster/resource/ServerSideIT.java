package io.sluice.deployer.cluster.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.TestFlink;
import io.sluice.deployer.cluster.live.Tree;
import io.sluice.deployer.target.KubernetesResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ServerSideIT {
  @RegisterExtension final ApiServer server = new ApiServer();
  private ServerSide serverSide;
  private KubernetesResource example;

  @BeforeEach
  void connect() {
    serverSide = new ServerSide(server.cluster());
    example = TestFlink.resource(TestFlink.APPLICATION, server.namespace());
  }

  @Test
  void aDryRunTellsTheResultAndChangesNothing() {
    Tree result = serverSide.dryRun(example);

    assertThat(result.text("spec", "image")).hasValue("example:1");
    assertThat(serverSide.read(example)).isEmpty();
  }

  @Test
  void aPinnedVersionThatIsNoLongerTheNewestIsRefused() {
    Tree first = serverSide.apply(example, false, null);
    TestFlink.set(server, "kubectl-edit", "spec: {image: 'example:2'}");

    assertThatThrownBy(() -> serverSide.apply(example, true, Seen.of(first)))
        .isInstanceOf(ClusterException.class)
        .hasCauseInstanceOf(KubernetesClientException.class)
        .extracting(failure -> ((KubernetesClientException) failure.getCause()).getCode())
        .isEqualTo(409);
    assertThat(serverSide.read(example).orElseThrow().text("spec", "image")).hasValue("example:2");
  }

  @Test
  void whatIsNoLongerThereIsNotCreatedAnew() {
    Tree first = serverSide.apply(example, false, null);
    server.client().resource(TestFlink.get(server, "FlinkDeployment", "example")).delete();

    assertThatThrownBy(() -> serverSide.apply(example, true, Seen.of(first)))
        .isInstanceOf(ClusterException.class)
        .extracting(failure -> ((KubernetesClientException) failure.getCause()).getCode())
        .isEqualTo(409);
    assertThat(serverSide.read(example)).isEmpty();
  }

  @Test
  void aConflictIsAStrangersOnly() {
    serverSide.apply(example, false, null);
    TestFlink.set(server, "sluice-operate", "spec: {job: {parallelism: 8}}");
    TestFlink.set(server, "helm", "spec: {image: 'example:2'}");

    assertThat(serverSide.conflicts(example, serverSide.read(example).orElseThrow()))
        .containsExactly(new Conflict("helm", "spec.image"));
  }
}
