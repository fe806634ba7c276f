package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.apply.Applied;
import io.sluice.deployer.cluster.apply.Apply;
import io.sluice.deployer.cluster.apply.ApplyOptions;
import io.sluice.deployer.target.KubernetesResource;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the cluster what is described. */
@Command(
    name = "apply",
    description = "Applies a description to the cluster; refuses what would lose state.",
    footer = {
      "",
      "Applying twice changes nothing. Interrupted, the same command finishes the work.",
      "",
      "Examples:",
      "  sluice apply web-sessions --env prod",
      "  sluice apply -f web-sessions.yaml -n flink --allow-state-loss web-sessions"
    })
final class ApplyCommand implements Callable<Integer> {
  @Mixin ApplyChoice choice;
  @Mixin OutputOption output;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "A deployment of the catalogue, or one of several in the file.")
  @Nullable String name;

  @Option(
      names = "--allow-state-loss",
      paramLabel = "NAME",
      description = "Go on although the state of this deployment is lost.")
  @Nullable String allowStateLoss;

  @Option(
      names = "--take-over",
      description = "Take fields over that other managers, such as kubectl, have set.")
  boolean takeOver;

  @SuppressWarnings("NullAway.Init")
  ApplyCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<KubernetesResource> described = choice.resources(name);
    try (Cluster connection = choice.cluster.connect()) {
      List<KubernetesResource> resources = choice.placed(described, connection);
      ApplyReport report = new ApplyReport(output, choice.deployment.asTyped(name));
      List<Applied> applied =
          new InterruptibleApply(new Apply(connection), report)
              .run(resources, new ApplyOptions(allowStateLoss, takeOver));
      report.tell(applied);
      return ExitCode.OK;
    }
  }
}
