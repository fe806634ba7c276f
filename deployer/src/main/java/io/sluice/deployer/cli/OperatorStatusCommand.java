package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.install.OperatorState;
import io.sluice.deployer.cluster.install.OperatorStates;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows how the operator fares. */
@Command(
    name = "status",
    description =
        "Shows Helm's release, the operator's version, instances and leader, what it looks after,"
            + " the definitions of resources, and what an upgrade would change of its values.",
    footer = {
      "",
      "Exit code 3 where not all of its instances are available.",
      "",
      "Examples:",
      "  sluice operator status --env dev",
      "  sluice operator status --env dev -o json"
    })
final class OperatorStatusCommand implements Callable<Integer> {
  private static final Duration ANSWER_WITHIN = Duration.ofMinutes(1);

  @Mixin OperatorChoice choice;
  @Mixin OutputOption output;

  @SuppressWarnings("NullAway.Init")
  OperatorStatusCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    try (Cluster cluster = choice.connect()) {
      OperatorState state =
          new OperatorStates(cluster)
              .read(choice.helm(ANSWER_WITHIN), choice.name, choice.namespace(), choice.values());
      if (state.release() == null && state.operators().isEmpty()) {
        throw CommandException.failed(
            "there is no operator in " + choice.namespace(),
            "install it: " + choice.command("install"));
      }
      output.print(OperatorStateReport.data(state), OperatorStateReport.text(state));
      return state.isHealthy() ? ExitCode.OK : ExitCode.NOT_HEALTHY;
    }
  }
}
