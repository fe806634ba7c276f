package io.sluice.deployer.cluster.nativek8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubeconfigTest {
  private static final String HEAD = "apiVersion: v1\nkind: Config\n";
  private static final String CONTEXT =
      """
      current-context: lab
      contexts:
        - name: lab
          context: {cluster: here, user: me}
        - name: other
          context: {cluster: here, user: me}
      """;
  private static final String CLUSTER =
      """
      clusters:
        - name: here
          cluster: {server: "http://127.0.0.1:1"}
      """;
  private static final String USER =
      """
      users:
        - name: me
          user: {token: x}
      """;

  @TempDir Path folder;

  @AfterEach
  void forget() {
    System.clearProperty("kubeconfig");
  }

  @Test
  void flinksClientIsToldTheFileAndTheContext() throws IOException {
    Path file = write("one.yaml", HEAD + CONTEXT + CLUSTER + USER);
    System.setProperty("kubeconfig", file.toString());

    assertThat(options(null))
        .containsExactly(
            Map.entry("kubernetes.config.file", file.toString()),
            Map.entry("kubernetes.context", "lab"));
    assertThat(options("other")).containsEntry("kubernetes.context", "other");
  }

  @Test
  void aContextThatIsSpreadOverSeveralFilesIsRefused() throws IOException {
    Path first = write("first.yaml", HEAD + CONTEXT + CLUSTER);
    Path second = write("second.yaml", HEAD + USER);
    System.setProperty("kubeconfig", first + File.pathSeparator + second);

    assertThatThrownBy(() -> options(null))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("several files");
  }

  @Test
  void insideAPodThereIsNothingToTell() {
    try (Cluster cluster =
        Cluster.of(
            new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(HEAD + CONTEXT + CLUSTER + USER))
                .build())) {
      assertThat(Kubeconfig.options(cluster)).isEmpty();
    }
  }

  private static Map<String, String> options(String context) {
    try (Cluster cluster = Cluster.connect(context)) {
      return Kubeconfig.options(cluster);
    }
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.toRealPath().resolve(name), content);
  }
}
