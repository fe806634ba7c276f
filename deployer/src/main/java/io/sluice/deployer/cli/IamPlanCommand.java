package io.sluice.deployer.cli;

import io.sluice.deployer.aws.role.RolePlan;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells what would be changed in IAM. */
@Command(
    name = "plan",
    description = "Tells what would be changed in the role. Changes nothing.",
    footer = {
      "",
      "Exit code 0: no change; 5: changes.",
      "",
      "Example:",
      "  sluice iam plan web-sessions --env prod --profile admin"
    })
final class IamPlanCommand implements Callable<Integer> {
  @Mixin RoleChoice choice;
  @Mixin AwsOptions aws;
  @Mixin EksOptions eks;
  @Mixin OutputOption output;

  @SuppressWarnings("NullAway.Init")
  IamPlanCommand() {}

  @Override
  public Integer call() throws IOException {
    try (RoleSession session = RoleSession.open(choice, aws, eks)) {
      RolePlan plan = session.plan();
      output.print(plan, new RoleReport(plan));
      return plan.changed() ? ExitCode.CHANGES : ExitCode.OK;
    }
  }
}
