package io.sluice.deployer.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubeconfigFilesTest {
  private static final String PROPERTY = "kubeconfig";

  @TempDir Path folder;
  private final String before = System.getProperty(PROPERTY);

  @AfterEach
  void restores() {
    if (before == null) {
      System.clearProperty(PROPERTY);
    } else {
      System.setProperty(PROPERTY, before);
    }
  }

  @Test
  void namesAFileThatIsNotThere() {
    System.setProperty(PROPERTY, folder.resolve("none").toString());

    assertThatThrownBy(() -> KubeconfigFiles.read(null))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining(folder.resolve("none") + " is no file that can be read");
  }

  @Test
  void namesAFileThatIsNoKubeconfig() throws IOException {
    Path file = Files.writeString(folder.resolve("config"), "hello");
    System.setProperty(PROPERTY, file.toString());

    assertThatThrownBy(() -> KubeconfigFiles.read(null))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("cannot be understood");
  }

  @Test
  void readsTheServerOfTheCurrentContext() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("config"),
            """
            apiVersion: v1
            kind: Config
            current-context: one
            contexts: [{name: one, context: {cluster: one, user: one, namespace: jobs}}]
            clusters: [{name: one, cluster: {server: "https://cluster.example.com:6443"}}]
            users: [{name: one, user: {}}]
            """);
    System.setProperty(PROPERTY, file.toString());

    assertThat(KubeconfigFiles.read(null).getMasterUrl())
        .isEqualTo("https://cluster.example.com:6443/");
  }
}
