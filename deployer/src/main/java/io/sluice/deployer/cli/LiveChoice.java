package io.sluice.deployer.cli;

import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.LiveResources;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Which resource in a cluster a command is about. A name that is there once needs no namespace; a
 * user who may not look into all namespaces is asked for one.
 */
final class LiveChoice {
  @Mixin ClusterOptions cluster;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAMESPACE",
      description = "The namespace (default: that of --env, else wherever the name is).")
  @Nullable String namespace;

  @Option(
      names = "--env",
      paramLabel = "ENV",
      description = "The environment whose cluster and namespace are meant.")
  @Nullable String environment;

  @SuppressWarnings("NullAway.Init")
  LiveChoice() {}

  /** A connection to the cluster of the environment, or of the kubeconfig's context. */
  Cluster connect() {
    return cluster.connect(environment());
  }

  /** How the user said where it is. */
  String asTyped() {
    return Typed.option("-n", namespace)
        + Typed.option("--env", environment)
        + Typed.option("--context", cluster.context);
  }

  /** The namespace that was asked for; null where none was. */
  @Nullable String askedNamespace() {
    @Nullable Environment chosen = environment();
    return namespace != null || chosen == null ? namespace : chosen.namespace();
  }

  private @Nullable Environment environment() {
    return environment == null ? null : Project.current().environment(environment);
  }

  /**
   * The one resource of that name.
   *
   * @throws CommandException if there is none, one in each of several namespaces, or no such
   *     namespace
   */
  LiveResource find(Cluster connection, String name) {
    List<LiveResource> all = new LiveResources(connection).all(askedNamespace());
    List<LiveResource> found = all.stream().filter(one -> one.name().equals(name)).toList();
    if (found.isEmpty()) {
      MissingNamespace.refuse(connection, askedNamespace());
      throw CommandException.failed(
          "there is no FlinkDeployment or FlinkSessionJob '"
              + name
              + "' in "
              + (askedNamespace() == null ? "" : "namespace " + askedNamespace() + " of ")
              + connection,
          Absent.fix(name, all));
    }
    if (found.size() > 1) {
      throw CommandException.usage(
          "there are several named '"
              + name
              + "': "
              + found.stream()
                  .map(one -> one.kind() + " in " + one.namespace())
                  .collect(Collectors.joining(", ")),
          "say which with --namespace");
    }
    return found.get(0);
  }
}
