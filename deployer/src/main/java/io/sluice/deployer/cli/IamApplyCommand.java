package io.sluice.deployer.cli;

import io.sluice.deployer.aws.role.RolePlan;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Changes a role to what it needs. */
@Command(
    name = "apply",
    description =
        "Gives the role the trust and the permissions that it needs, and makes it where there is"
            + " none; touches nothing else in it.",
    footer = {
      "",
      "Applying twice changes nothing.",
      "",
      "Examples:",
      "  sluice iam apply web-sessions --env prod --dry-run",
      "  sluice iam apply web-sessions --env prod --profile admin"
    })
final class IamApplyCommand implements Callable<Integer> {
  @Mixin RoleChoice choice;
  @Mixin AwsOptions aws;
  @Mixin EksOptions eks;
  @Mixin OutputOption output;

  @Option(names = "--dry-run", description = "Only show what would be changed.")
  boolean dryRun;

  @SuppressWarnings("NullAway.Init")
  IamApplyCommand() {}

  @Override
  public Integer call() throws IOException {
    try (RoleSession session = RoleSession.open(choice, aws, eks)) {
      RolePlan plan = session.plan();
      output.print(plan, new RoleReport(plan));
      if (dryRun) {
        output.err().println("nothing was changed (--dry-run)");
      } else if (plan.changed()) {
        session.make(plan, output.err());
      }
      return ExitCode.OK;
    }
  }
}
