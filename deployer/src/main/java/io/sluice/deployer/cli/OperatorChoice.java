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
    return cluster.connect();
  }

  Helm helm(Duration timeout) throws InterruptedException {
    return Helm.find(program, cluster.context, timeout);
  }

  OperatorValues values() {
    Project project = Project.current();
    Environment described = project.environment(environment);
    return project.operator(described);
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
