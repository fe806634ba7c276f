package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.live.Namespaces;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells of a namespace that does not exist, instead of what that leads to. */
final class MissingNamespace {
  private final Cluster cluster;
  private final String namespace;
  private final String chosen;

  /**
   * @param chosen why it is this namespace and how to choose another; empty where the user named it
   */
  MissingNamespace(Cluster cluster, String namespace, String chosen) {
    this.cluster = cluster;
    this.namespace = namespace;
    this.chosen = chosen;
  }

  /** Looks where a user named it. */
  static void refuse(Cluster cluster, @Nullable String namespace) {
    if (namespace != null && new Namespaces(cluster).isMissing(namespace)) {
      throw new MissingNamespace(cluster, namespace, "").refusal();
    }
  }

  /** What to throw for a failure: it, or where the namespace is its reason, that. */
  RuntimeException reasonOf(ClusterException failure) {
    return new Namespaces(cluster).isMissing(namespace, failure) ? refusal() : failure;
  }

  private CommandException refusal() {
    List<String> alike = new Namespaces(cluster).alike(namespace);
    String another =
        chosen.isEmpty()
            ? (alike.isEmpty() ? "" : "did you mean " + String.join(" or ", alike) + "? Else ")
                + "name another with -n or --env"
            : chosen;
    return CommandException.failed(
        "namespace '" + namespace + "' does not exist in " + cluster,
        another
            + ", or make it: kubectl create namespace "
            + namespace
            + Typed.option("--context", cluster.context()));
  }
}
