package io.sluice.deployer.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Definitions of state machines for AWS Step Functions. */
@Command(
    name = "workflow",
    description =
        "Prints state machines for AWS Step Functions that do what the commands do from here.",
    subcommands = {
      WorkflowDeployCommand.class,
      WorkflowRunCommand.class,
      WorkflowSavepointCommand.class,
      WorkflowDeleteCommand.class,
      WorkflowRunJobCommand.class,
      WorkflowClusterCommand.class,
      WorkflowPermissionsCommand.class
    },
    footer = {
      "",
      "Create a state machine with what is printed. Step Functions reaches only clusters",
      "whose API server has a public endpoint. See docs/workflow.md.",
      "",
      "Examples:",
      "  sluice workflow deploy web-sessions --cluster flink   deploys, waits for STABLE",
      "  sluice workflow delete web-sessions --cluster flink   savepoint, then delete",
      "  sluice workflow permissions web-sessions              what its role needs"
    })
final class WorkflowCommand implements Runnable {
  @Spec CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  WorkflowCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "a command is missing: " + String.join(", ", spec.subcommands().keySet()));
  }
}
