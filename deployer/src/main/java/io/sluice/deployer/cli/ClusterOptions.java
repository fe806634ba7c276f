package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.Cluster;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which cluster a command speaks to. */
final class ClusterOptions {
  @Option(
      names = "--context",
      paramLabel = "CONTEXT",
      description = "A context of the kubeconfig (default: its current one).")
  @Nullable String context;

  @SuppressWarnings("NullAway.Init")
  ClusterOptions() {}

  /** A connection; whoever asks for it closes it. */
  Cluster connect() {
    return Cluster.connect(context);
  }
}
