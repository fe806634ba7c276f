package io.sluice.deployer.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A chart other than the one that the release has. */
final class ChartOptions {
  @Option(
      names = "--chart",
      paramLabel = "CHART",
      description =
          "A folder, an archive or a reference of a chart (default: EMR's of the environment's"
              + " release; Apache's of the image's tag).")
  @Nullable String chart;

  @Option(
      names = "--version",
      paramLabel = "VERSION",
      description = "The version of the chart that --chart names.")
  @Nullable String version;

  @SuppressWarnings("NullAway.Init")
  ChartOptions() {}
}
