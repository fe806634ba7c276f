package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.leader.Leaders;
import io.sluice.deployer.cluster.leader.OperatorLeader;
import io.sluice.deployer.cluster.operator.Operators;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says which instance of the operator leads. */
@Command(
    name = "leader",
    description = "Says which instance of the operator leads, as 'sluice leader' does.",
    footer = {"", "Example:", "  sluice operator leader"})
final class OperatorLeaderCommand implements Callable<Integer> {
  @Mixin ClusterOptions connection;
  @Mixin OutputOption output;

  @SuppressWarnings("NullAway.Init")
  OperatorLeaderCommand() {}

  @Override
  public Integer call() {
    try (Cluster cluster = connection.connect(null)) {
      Leaders leaders = new Leaders(cluster);
      List<OperatorLeader> all =
          new Operators(cluster).all().stream().map(leaders::ofOperator).toList();
      if (all.isEmpty()) {
        throw CommandException.failed(
            "no Flink operator is installed", "install it: sluice operator install --env ENV");
      }
      output.print(
          all.stream().map(LeaderCommand::data).toList(),
          all.stream().map(LeaderCommand::line).collect(Collectors.joining("\n")));
      return ExitCode.OK;
    }
  }
}
