package io.sluice.deployer.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Definitions of state machines for AWS Step Functions. */
@Command(
    name = "workflow",
    description =
        "Prints state machines for AWS Step Functions that deploy, save and delete without a"
            + " machine of yours.",
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
      "What is printed is Amazon States Language: create a state machine with it. Step Functions",
      "reaches only clusters whose API server has a public endpoint. See docs/workflow.md.",
      "",
      "Examples:",
      "  sluice workflow deploy web-sessions --env prod --cluster flink   deploy, wait for STABLE",
      "  sluice workflow delete web-sessions --env prod --cluster flink   savepoint, then delete",
      "  sluice workflow permissions web-sessions --env prod              what its role needs"
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
