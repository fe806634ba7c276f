package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.explain.Explainer;
import io.sluice.deployer.cluster.explain.Explanation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says why a deployment is not as it should be. */
@Command(
    name = "explain",
    description =
        "Says why a deployment is not as it should be: one cause, what to do, and the evidence.",
    footer = {
      "",
      "It merges what the operator noted, events, how containers ended with their last lines,",
      "and the failures that the JobManager remembers. Exit code 0 if it is healthy, else 3.",
      "",
      "Example:",
      "  sluice explain web-sessions"
    })
final class ExplainCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "A FlinkDeployment or FlinkSessionJob.")
  String name;

  @Mixin LiveChoice live;
  @Mixin OutputOption output;

  @SuppressWarnings("NullAway.Init")
  ExplainCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    try (Cluster cluster = live.connect()) {
      Explanation explanation = new Explainer(cluster).explain(live.find(cluster, name));
      output.print(ExplainReport.data(explanation), ExplainReport.text(explanation));
      return explanation.healthy() ? ExitCode.OK : ExitCode.NOT_HEALTHY;
    }
  }
}
