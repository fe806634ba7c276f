package io.sluice.deployer.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The IAM roles of deployments and of the operator. */
@Command(
    name = "iam",
    description =
        "Gives the role of a deployment, or of the operator, the trust and the permissions that it"
            + " needs, and takes them out again.",
    subcommands = {
      IamShowCommand.class,
      IamPlanCommand.class,
      IamApplyCommand.class,
      IamRemoveCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  sluice iam show web-sessions --env prod     what the role needs, and why; asks nobody",
      "  sluice iam plan web-sessions --env prod     what would change in IAM",
      "  sluice iam apply web-sessions --env prod --profile admin",
      "  sluice iam plan --operator --env prod       the same for the operator's role"
    })
final class IamCommand implements Runnable {
  @Spec CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  IamCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "a command is missing: " + String.join(", ", spec.subcommands().keySet()));
  }
}
