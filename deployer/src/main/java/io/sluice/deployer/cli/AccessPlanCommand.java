package io.sluice.deployer.cli;

import io.sluice.deployer.aws.Aws;
import io.sluice.deployer.cluster.access.AccessPlan;
import io.sluice.deployer.cluster.access.ClusterAccess;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells what giving access would change. */
@Command(
    name = "plan",
    description = "Tells what 'sluice access apply' would change. Changes nothing.",
    footer = {
      "",
      "Exit code 0: no change; 5: changes.",
      "",
      "Examples:",
      "  sluice access plan --env prod",
      "  sluice access plan --env prod --method aws-auth -o json"
    })
final class AccessPlanCommand implements Callable<Integer> {
  @Mixin AccessChoice choice;
  @Mixin AccessMethodOption method;
  @Mixin OutputOption output;

  @SuppressWarnings("NullAway.Init")
  AccessPlanCommand() {}

  @Override
  public Integer call() {
    return (method.isEntries() ? entries() : awsAuth()) ? ExitCode.CHANGES : ExitCode.OK;
  }

  private boolean entries() {
    try (Aws aws = choice.connectAws()) {
      AccessEntries entries = AccessEntries.read(aws, choice);
      entries.plan().requireNoObstacle();
      entries.print(output);
      return entries.plan().changed();
    }
  }

  private boolean awsAuth() {
    try (AwsAuthSession session = AwsAuthSession.open(choice)) {
      AccessPlan plan = session.ask(ClusterAccess::plan);
      output.print(session.data(plan), AccessPlanReport.text(plan));
      return !plan.changes().isEmpty();
    }
  }
}
