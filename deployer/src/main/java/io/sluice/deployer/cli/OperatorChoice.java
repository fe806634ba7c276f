package io.sluice.deployer.cli;

import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.chart.ChartReference;
import io.sluice.deployer.chart.OperatorValues;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.helm.Helm;
import io.sluice.deployer.cluster.install.Installation;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which operator is meant, and by which program it is installed. */
final class OperatorChoice {
  @Mixin ClusterOptions cluster;

  @Option(
      names = "--env",
      paramLabel = "ENV",
      required = true,
      description = "The environment whose operator is meant.")
  String environment;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAMESPACE",
      description = "The operator's namespace (default: as it is described).")
  @Nullable String namespace;

  @Option(
      names = "--name",
      paramLabel = "RELEASE",
      defaultValue = "flink-kubernetes-operator",
      description = "The name of Helm's release (default: ${DEFAULT-VALUE}).")
  String name;

  @Option(
      names = "--helm",
      paramLabel = "PATH",
      description = "The program helm (default: the one on the PATH).")
  @Nullable Path program;

  @SuppressWarnings("NullAway.Init")
  OperatorChoice() {}

  Cluster connect() {
    return cluster.connect(described());
  }

  /** Says what a command is about and where, before it changes anything. */
  void announce(Cluster connection) {
    cluster.announce(connection, namespace(), name);
  }

  /** The program, which speaks to the same cluster as {@link #connect}. */
  Helm helm(Duration timeout) throws InterruptedException {
    @Nullable String context = cluster.context;
    return Helm.find(program, context == null ? described().context() : context, timeout);
  }

  OperatorValues values() {
    return Project.current().operator(described());
  }

  private Environment described() {
    return Project.current().environment(environment);
  }

  String namespace() {
    return namespace == null ? values().namespace() : namespace;
  }

  /**
   * What is to be installed.
   *
   * @param chart a chart other than the one that the values are for
   * @param version its version
   */
  Installation installation(@Nullable String chart, @Nullable String version) {
    if (chart == null && version != null) {
      throw CommandException.usage(
          "--version: the chart's version is that of the operator's release",
          "change the release of environment " + environment + ", or name the chart, too: --chart");
    }
    OperatorValues values = values();
    ChartReference reference =
        chart == null
            ? ChartReference.of(values)
                .orElseThrow(
                    () ->
                        CommandException.usage(
                            "the operator of " + environment + " does not say which version it is",
                            "name the chart with --chart, or describe the operator's image"))
            : new ChartReference(chart, version);
    return new Installation(name, namespace(), reference, values);
  }

  /** The command that does something else with the same operator. */
  String command(String verb) {
    return "sluice operator " + verb + " --env " + environment;
  }
}
