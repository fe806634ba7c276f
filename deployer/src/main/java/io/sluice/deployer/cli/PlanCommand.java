package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.plan.Plan;
import io.sluice.deployer.cluster.plan.Planner;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tells what applying a description would change. */
@Command(
    name = "plan",
    description =
        "Compares a description with the cluster: what would change, what the operator would do,"
            + " and whether state is kept. Changes nothing.",
    footer = {
      "",
      "Exit code 0: no change; 5: changes.",
      "",
      "Examples:",
      "  sluice plan web-sessions --env prod",
      "  sluice plan -f web-sessions.yaml -n flink -o json"
    })
final class PlanCommand implements Callable<Integer> {
  @Mixin ApplyChoice choice;
  @Mixin OutputOption output;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "A deployment of the catalogue, or one of several in the file.")
  @Nullable String name;

  @SuppressWarnings("NullAway.Init")
  PlanCommand() {}

  @Override
  public Integer call() throws IOException {
    try (Cluster connection = choice.cluster.connect()) {
      Plan plan = new Planner(connection).plan(choice.resources(name, connection));
      output.print(plan, new PlanReport(plan));
      return plan.changed() ? ExitCode.CHANGES : ExitCode.OK;
    }
  }
}
