package io.sluice.deployer.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Clusters from Step Functions. */
@Command(
    name = "cluster",
    description = "Prints state machines that create and delete an EKS cluster.",
    subcommands = {WorkflowClusterCreateCommand.class, WorkflowClusterDeleteCommand.class},
    footer = {
      "",
      "An execution that is stopped leaves the cluster running, which costs money: delete it with",
      "the other state machine.",
      "",
      "Example:",
      "  sluice workflow cluster delete flink-test"
    })
final class WorkflowClusterCommand implements Runnable {
  @Spec CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  WorkflowClusterCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "a command is missing: " + String.join(", ", spec.subcommands().keySet()));
  }
}
