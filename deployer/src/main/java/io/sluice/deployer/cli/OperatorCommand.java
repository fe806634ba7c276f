package io.sluice.deployer.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The operator itself. */
@Command(
    name = "operator",
    description =
        "Renders the values of the operator's chart, and installs, upgrades and removes it.",
    subcommands = {
      OperatorValuesCommand.class,
      OperatorInstallCommand.class,
      OperatorUpgradeCommand.class,
      OperatorRestoreCommand.class,
      OperatorUninstallCommand.class,
      OperatorStatusCommand.class,
      OperatorLeaderCommand.class
    },
    footer = {
      "",
      "It drives the program 'helm' (3.8 or newer), and does what Helm does not: definitions of",
      "resources are upgraded, jobs are saved before anything deletes them, and what the chart's",
      "release leaves behind is removed.",
      "",
      "Examples:",
      "  sluice operator values --env prod --check",
      "  sluice operator install --env dev --dry-run",
      "  sluice operator upgrade --env dev",
      "  sluice operator status --env dev"
    })
final class OperatorCommand implements Runnable {
  @Spec CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  OperatorCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "a command is missing: " + String.join(", ", spec.subcommands().keySet()));
  }
}
