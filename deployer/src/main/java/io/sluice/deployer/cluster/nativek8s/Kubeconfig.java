package io.sluice.deployer.cluster.nativek8s;

import io.fabric8.kubernetes.client.Config;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import java.io.File;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How Flink's client reaches the cluster that Sluice speaks to. */
public final class Kubeconfig {
  private Kubeconfig() {}

  /**
   * The client's options; none inside a pod, whose service account it finds itself.
   *
   * @throws ClusterException if the context is spread over several files, of which Flink reads one
   */
  public static Map<String, String> options(Cluster cluster) {
    Config config = cluster.client().getConfiguration();
    @Nullable File file = config.getFile();
    Map<String, String> options = new LinkedHashMap<>();
    if (file == null) {
      return options;
    }
    if (!Objects.equals(file, config.getFileWithCluster())
        || !Objects.equals(file, config.getFileWithAuthInfo())) {
      throw new ClusterException(
          "the kubeconfig's context, cluster and user lie in several files, and Flink's client"
              + " reads one",
          "kubectl config view --minify --flatten > one.yaml; export KUBECONFIG=one.yaml");
    }
    options.put("kubernetes.config.file", file.getAbsolutePath());
    if (config.getCurrentContext() != null) {
      options.put("kubernetes.context", config.getCurrentContext().getName());
    }
    return options;
  }
}
