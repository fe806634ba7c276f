package io.sluice.deployer.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextGuardTest {
  private static final String PROPERTY = "kubeconfig";
  private static final String MASTER = "kubernetes.master";
  private static final String CONTEXTS =
      """
      apiVersion: v1
      kind: Config
      current-context: dev
      contexts:
      - {name: dev, context: {cluster: dev, user: me}}
      - {name: prod, context: {cluster: prod, user: me}}
      - {name: torn, context: {cluster: gone, user: me}}
      clusters:
      - {name: dev, cluster: {server: "https://dev.example.com:6443/"}}
      - {name: prod, cluster: {server: "https://me:hush@prod.example.com/k8s/c-1?token=hush"}}
      users: [{name: me, user: {token: hush}}]
      """;

  @TempDir Path folder;

  @BeforeEach
  void writes() throws IOException {
    System.setProperty(PROPERTY, Files.writeString(folder.resolve("config"), CONTEXTS).toString());
  }

  @AfterEach
  void restores() {
    System.clearProperty(PROPERTY);
    System.clearProperty(MASTER);
  }

  @Test
  void theCurrentContextIsTakenWhereNoneIsNamed() {
    try (Cluster cluster = Cluster.connect(null)) {
      assertThat(cluster.context()).isEqualTo("dev");
      assertThat(cluster.address()).isEqualTo("https://dev.example.com:6443");
      assertThat(cluster).hasToString("context dev (https://dev.example.com:6443)");
    }
  }

  @Test
  void aNamedContextIsTakenAndItsAddressToldWithoutCredentials() {
    try (Cluster cluster = Cluster.connect("prod")) {
      assertThat(cluster).hasToString("context prod (https://prod.example.com/k8s/c-1)");
    }
  }

  @Test
  void aContextThatIsNotThereIsRefusedWithThoseThatAre() {
    assertThatThrownBy(() -> Cluster.connect("prd"))
        .isInstanceOfSatisfying(
            UnknownContextException.class,
            refused -> assertThat(refused.known()).containsExactly("dev", "prod", "torn"))
        .hasMessage("the kubeconfig has no context 'prd'");
  }

  @Test
  void aContextWhoseClusterIsNotThereLeadsNowhereElse() {
    assertThatThrownBy(() -> Cluster.connect("torn"))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("context 'torn' is of cluster 'gone'");
  }

  @Test
  void theSameHoldsForTheCurrentContext() throws IOException {
    Files.writeString(
        folder.resolve("config"),
        CONTEXTS.replace("current-context: dev", "current-context: torn"));

    assertThatThrownBy(() -> Cluster.connect(null))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("context 'torn' is of cluster 'gone'");
  }

  @Test
  void aServerThatIsSetBesideTheKubeconfigDoesNotReplaceThatOfANamedContext() {
    System.setProperty(MASTER, "https://other.example.com");

    assertThatThrownBy(() -> Cluster.connect("prod"))
        .isInstanceOf(ClusterException.class)
        .hasMessage("KUBERNETES_MASTER is set and goes before the server of context 'prod'");
    try (Cluster cluster = Cluster.connect(null)) {
      assertThat(cluster.address()).isEqualTo("https://other.example.com");
    }
  }
}
