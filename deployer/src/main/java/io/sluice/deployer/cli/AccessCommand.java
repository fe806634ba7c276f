package io.sluice.deployer.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What EMR on EKS may do in a namespace of a cluster. */
@Command(
    name = "access",
    description =
        "Lets EMR on EKS into a namespace, as its virtual clusters (StartJobRun) need it. Jobs of"
            + " the Flink operator do not.",
    subcommands = {
      AccessShowCommand.class,
      AccessPlanCommand.class,
      AccessApplyCommand.class,
      AccessRemoveCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  sluice access show --env prod                      what there is, both ways",
      "  sluice access plan --env prod                      by access entries (recommended)",
      "  sluice access apply --env prod --method aws-auth   by Role, RoleBinding and aws-auth"
    })
final class AccessCommand implements Runnable {
  /** For what access is needed. */
  static final String NEEDED_FOR =
      "virtual clusters (StartJobRun); jobs that the Flink operator runs need none";

  @Spec CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  AccessCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "a command is missing: " + String.join(", ", spec.subcommands().keySet()));
  }
}
