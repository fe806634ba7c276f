package io.sluice.deployer.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The kubeconfig files that the environment names, read with words for what is wrong with them. */
final class KubeconfigFiles {
  private static final String VARIABLE = "KUBECONFIG";

  private KubeconfigFiles() {}

  /**
   * What the files say.
   *
   * @param context a context among them; the current one where null
   * @throws ClusterException if none of the files that are named is there, or one is no kubeconfig
   */
  static Config read(@Nullable String context) {
    List<Path> named = named(System.getProperty("kubeconfig", System.getenv(VARIABLE)));
    if (!named.isEmpty() && named.stream().noneMatch(Files::isReadable)) {
      throw new ClusterException(
          VARIABLE + ": " + named.get(0) + " is no file that can be read",
          "name the kubeconfig of a cluster, or unset " + VARIABLE + " to use ~/.kube/config");
    }
    try {
      return Config.autoConfigure(context);
    } catch (KubernetesClientException | IllegalArgumentException malformed) {
      throw new ClusterException(
          "the kubeconfig "
              + (named.isEmpty() ? "~/.kube/config" : named)
              + " cannot be understood",
          "write it anew, on EKS with: aws eks update-kubeconfig --name CLUSTER",
          malformed);
    }
  }

  private static List<Path> named(@Nullable String variable) {
    return variable == null
        ? List.of()
        : Stream.of(variable.split(Pattern.quote(File.pathSeparator), -1))
            .filter(name -> !name.isBlank())
            .map(Path::of)
            .toList();
  }
}
