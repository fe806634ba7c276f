package io.sluice.deployer.cli;

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
      description = "The environment whose namespace is meant.")
  @Nullable String environment;

  @SuppressWarnings("NullAway.Init")
  LiveChoice() {}

  /** The namespace that was asked for; null where none was. */
  @Nullable String askedNamespace() {
    return namespace != null || environment == null
        ? namespace
        : Project.current().environment(environment).namespace();
  }

  /**
   * The one resource of that name.
   *
   * @throws CommandException if there is none, or one in each of several namespaces
   */
  LiveResource find(Cluster connection, String name) {
    List<LiveResource> found =
        new LiveResources(connection)
            .all(askedNamespace()).stream().filter(one -> one.name().equals(name)).toList();
    if (found.isEmpty()) {
      throw CommandException.failed(
          "there is no FlinkDeployment or FlinkSessionJob '"
              + name
              + "' in "
              + (askedNamespace() == null
                  ? "the cluster " + connection.address()
                  : "namespace " + askedNamespace()),
          "see 'sluice status' for those that are there, or apply it first");
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
