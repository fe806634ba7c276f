package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.access.AccessPlan;
import io.sluice.deployer.cluster.access.ClusterAccess;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes back what Sluice has given. */
@Command(
    name = "remove",
    description =
        "Removes Role, RoleBinding and the entry of aws-auth, as far as Sluice has made them.",
    footer = {
      "",
      "An access entry is EMR's own; it goes with the virtual cluster.",
      "",
      "Examples:",
      "  sluice access remove --env dev --dry-run",
      "  sluice access remove --env dev --yes"
    })
final class AccessRemoveCommand implements Callable<Integer> {
  private static final String OF_ENTRIES =
      "nothing to remove: EMR removes its access entry with the virtual cluster"
          + " (aws emr-containers delete-virtual-cluster), and EKS takes no authentication mode back";

  @Mixin AccessChoice choice;

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      converter = AccessMethod.Converter.class,
      description = "entries or aws-auth (default: whatever Sluice has made).")
  @Nullable AccessMethod method;

  @Option(names = "--dry-run", description = "Show what would be removed, and remove nothing.")
  boolean dryRun;

  @Mixin Confirmation confirmation;
  @Mixin OutputOption output;

  @SuppressWarnings("NullAway.Init")
  AccessRemoveCommand() {}

  @Override
  public Integer call() {
    if (method == AccessMethod.ENTRIES) {
      output.print(
          AccessPlanReport.data(new AccessPlan(choice.namespace(), List.of(), List.of(OF_ENTRIES))),
          OF_ENTRIES);
      return ExitCode.OK;
    }
    try (AwsAuthSession session = AwsAuthSession.open(choice)) {
      AccessPlan plan = session.ask(ClusterAccess::removal);
      if (dryRun || plan.changes().isEmpty()) {
        output.print(session.data(plan), AccessPlanReport.text(plan));
        if (dryRun) {
          output.err().println(AccessApplyCommand.NOT_CHANGED);
        }
        return ExitCode.OK;
      }
      if (!output.isJson()) {
        output.out().println(AccessPlanReport.text(plan));
        output.out().flush();
      }
      confirmation.require(
          "take EMR's access to namespace "
              + plan.namespace()
              + " away, so that virtual clusters there fail unless an access entry covers them");
      AccessPlan done =
          session.ask(
              access ->
                  access.remove(
                      change -> {
                        output.err().println(AccessPlanReport.line(change));
                        output.err().flush();
                      }));
      if (output.isJson()) {
        output.out().println(Json.write(session.data(done)));
      }
      return ExitCode.OK;
    }
  }
}
