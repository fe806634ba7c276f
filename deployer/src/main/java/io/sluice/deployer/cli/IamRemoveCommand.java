package io.sluice.deployer.cli;

import io.sluice.deployer.aws.role.RolePlan;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes out of a role what Sluice put there. */
@Command(
    name = "remove",
    description =
        "Takes out of the role what 'sluice iam apply' put there, and deletes it where Sluice made"
            + " it and nothing else is left.",
    footer = {
      "",
      "Examples:",
      "  sluice iam remove web-sessions --env dev --dry-run",
      "  sluice iam remove web-sessions --env dev --yes"
    })
final class IamRemoveCommand implements Callable<Integer> {
  @Mixin RoleChoice choice;
  @Mixin AwsOptions aws;
  @Mixin EksOptions eks;
  @Mixin OutputOption output;
  @Mixin Confirmation confirmation;

  @Option(names = "--dry-run", description = "Only show what would be taken out.")
  boolean dryRun;

  @SuppressWarnings("NullAway.Init")
  IamRemoveCommand() {}

  @Override
  public Integer call() throws IOException {
    try (RoleSession session = RoleSession.open(choice, aws, eks)) {
      RolePlan plan = session.removal();
      output.print(plan, new RoleReport(plan));
      if (dryRun) {
        output.err().println("nothing was changed (--dry-run)");
      } else if (plan.changed()) {
        confirmation.require("take that out of role " + plan.role().name());
        session.make(plan, output.err());
      }
      return ExitCode.OK;
    }
  }
}
