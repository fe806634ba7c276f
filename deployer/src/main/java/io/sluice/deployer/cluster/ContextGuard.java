package io.sluice.deployer.cluster;

import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that a context leads to its own cluster. Fabric8 (7.8.0, Config.autoConfigure) takes
 * the current context for one that is not there, the address of a pod's own API server for a
 * cluster that is not there, and KUBERNETES_MASTER before the server of any context.
 */
final class ContextGuard {
  private static final String MASTER = "KUBERNETES_MASTER";

  private ContextGuard() {}

  /**
   * @param found what Fabric8 made of the kubeconfig
   * @param context the context that was asked for; null for the current one
   * @throws UnknownContextException if there is none of that name
   * @throws ClusterException if it leads elsewhere
   */
  static void check(Config found, @Nullable String context) {
    if (context != null
        && found.getContexts().stream().noneMatch(one -> context.equals(one.getName()))) {
      throw new UnknownContextException(
          context, found.getContexts().stream().map(NamedContext::getName).toList());
    }
    if (context != null && isServerSet()) {
      throw new ClusterException(
          MASTER + " is set and goes before the server of context '" + context + "'",
          "unset " + MASTER + ", or name no context");
    }
    @Nullable NamedContext current = found.getCurrentContext();
    if (current != null && found.getFileWithCluster() == null && !isServerSet()) {
      throw new ClusterException(
          "context '"
              + current.getName()
              + "' is of cluster '"
              + current.getContext().getCluster()
              + "', which the kubeconfig does not have",
          "write it anew, on EKS with: aws eks update-kubeconfig --name CLUSTER --alias "
              + current.getName());
    }
  }

  private static boolean isServerSet() {
    return System.getProperty("kubernetes.master") != null || System.getenv(MASTER) != null;
  }
}
