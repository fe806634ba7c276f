package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.plan.Plan;
import io.sluice.deployer.cluster.plan.Planner;
import io.sluice.deployer.target.KubernetesResource;
import java.io.IOException;
import java.util.List;
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
    try (Cluster connection = choice.connect(name)) {
      Plan plan = plan(connection, choice.resources(name, connection));
      output.print(InCluster.of(connection, plan), new PlanReport(plan));
      return plan.changed() ? ExitCode.CHANGES : ExitCode.OK;
    }
  }

  private Plan plan(Cluster connection, List<KubernetesResource> resources) {
    try {
      return new Planner(connection).plan(resources);
    } catch (ClusterException failure) {
      throw choice.reasonOf(failure, connection, resources);
    }
  }
}
