package io.sluice.deployer.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A kubeconfig that commands in this process take: Fabric8 reads the system property where a
 * process of its own would have KUBECONFIG.
 */
final class KubeconfigFile implements AfterEachCallback {
  private static final String PROPERTY = "kubeconfig";

  private Path file;

  /** Makes commands use it. */
  void use(String kubeconfig) throws IOException {
    if (file == null) {
      file = Files.createTempFile("kubeconfig", ".yaml");
    }
    Files.writeString(file, kubeconfig);
    System.setProperty(PROPERTY, file.toString());
  }

  /** Where it lies. */
  Path path() {
    return file;
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    System.clearProperty(PROPERTY);
    if (file != null) {
      Files.delete(file);
    }
  }
}
