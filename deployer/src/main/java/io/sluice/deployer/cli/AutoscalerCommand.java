package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.autoscaler.Autoscalers;
import io.sluice.deployer.cluster.autoscaler.Scaling;
import io.sluice.deployer.cluster.flink.FlinkPort;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.rest.FlinkRestException;
import io.sluice.deployer.rest.JobVertex;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what the autoscaler of a job measured and decided. */
@Command(
    name = "autoscaler",
    subcommands = AutoscalerResetCommand.class,
    description = "Says what the autoscaler of a job measured and decided, vertex by vertex.",
    footer = {
      "",
      "Examples:",
      "  sluice autoscaler web-sessions",
      "  sluice autoscaler reset web-sessions    forgets what was decided"
    })
final class AutoscalerCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "A FlinkDeployment or FlinkSessionJob.")
  @Nullable String name;

  @Mixin LiveChoice choice;
  @Mixin OutputOption output;

  @SuppressWarnings("NullAway.Init")
  AutoscalerCommand() {}

  @Override
  public Integer call() {
    if (name == null) {
      throw CommandException.usage(
          "which job?", "name one that is in the cluster; 'sluice status' shows them");
    }
    try (Cluster cluster = choice.connect()) {
      LiveResource resource = choice.find(cluster, name);
      Scaling scaling = new Autoscalers(cluster).read(resource, graph(cluster, resource));
      output.print(AutoscalerReport.data(scaling), AutoscalerReport.text(name, scaling));
      return ExitCode.OK;
    }
  }

  /** The vertices with their names; none where the JobManager is not reached. */
  private static List<JobVertex> graph(Cluster cluster, LiveResource resource) {
    @Nullable String job = resource.job().id();
    if (job == null) {
      return List.of();
    }
    FlinkChoice flink = FlinkChoice.of(resource);
    try (FlinkPort port = FlinkPort.open(cluster, flink.namespace(), flink.name(), 0)) {
      return port.rest().vertices(job);
    } catch (ClusterException | FlinkRestException notReached) {
      return List.of();
    }
  }
}
