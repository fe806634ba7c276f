package io.sluice.deployer.cli;

import io.sluice.deployer.aws.Aws;
import io.sluice.deployer.aws.access.AuthenticationMode;
import io.sluice.deployer.aws.access.EntriesPlan;
import io.sluice.deployer.aws.access.ModeUpdate;
import io.sluice.deployer.cluster.access.AccessChange;
import io.sluice.deployer.cluster.access.AccessPlan;
import io.sluice.deployer.cluster.access.ClusterAccess;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lets EMR into a namespace. */
@Command(
    name = "apply",
    description = "Lets EMR on EKS into a namespace, or prepares the cluster so that EMR can.",
    footer = {
      "",
      "Applying twice changes nothing. Interrupted, the same command finishes the work.",
      "",
      "Examples:",
      "  sluice access apply --env prod --update-authentication-mode",
      "  sluice access apply --env prod --method aws-auth --dry-run"
    })
final class AccessApplyCommand implements Callable<Integer> {
  /** What is said after a dry run. */
  static final String NOT_CHANGED = "nothing was changed (--dry-run)";

  @Mixin AccessChoice choice;
  @Mixin AccessMethodOption method;

  @Option(
      names = "--update-authentication-mode",
      description =
          "With entries: have EKS look at access entries, too, and wait for that. It is not taken"
              + " back.")
  boolean updateMode;

  @Option(
      names = "--take-over",
      description = "With aws-auth: take fields of Role and RoleBinding over that others have set.")
  boolean takeOver;

  @Option(names = "--dry-run", description = "Show what would be changed, and change nothing.")
  boolean dryRun;

  @Mixin TimeoutOption timeout;
  @Mixin OutputOption output;

  @SuppressWarnings("NullAway.Init")
  AccessApplyCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    if (method.isEntries()) {
      entries();
    } else {
      awsAuth();
    }
    return ExitCode.OK;
  }

  private void awsAuth() {
    try (AwsAuthSession session = AwsAuthSession.open(choice)) {
      if (dryRun) {
        AccessPlan plan = session.ask(ClusterAccess::plan);
        output.print(session.data(plan), AccessPlanReport.text(plan));
        output.err().println(NOT_CHANGED);
        return;
      }
      AccessPlan done = session.ask(access -> access.apply(takeOver, this::tell));
      if (output.isJson()) {
        output.out().println(Json.write(session.data(done)));
        return;
      }
      if (done.changes().isEmpty()) {
        output.out().println("no change in namespace " + done.namespace());
      }
      done.notes().forEach(note -> output.out().println("note: " + note));
    }
  }

  private void tell(AccessChange change) {
    if (!output.isJson()) {
      output.out().println(AccessPlanReport.line(change));
      output.out().flush();
    }
  }

  private void entries() throws InterruptedException {
    try (Aws aws = choice.connectAws()) {
      AccessEntries entries = AccessEntries.read(aws, choice);
      EntriesPlan plan = entries.plan();
      plan.requireNoObstacle();
      @Nullable AuthenticationMode mode = plan.newMode();
      if (mode != null && !dryRun) {
        update(aws, plan.state().cluster(), mode);
      }
      entries.print(output);
      if (dryRun) {
        output.err().println(NOT_CHANGED);
      }
    }
  }

  private void update(Aws aws, String cluster, AuthenticationMode mode)
      throws InterruptedException {
    if (!updateMode) {
      throw CommandException.failed(
          "EKS cluster " + cluster + " does not look at access entries",
          "give --update-authentication-mode to have its authentication mode changed to "
              + mode
              + ", which EKS does not take back; aws-auth is looked at as before");
    }
    ModeUpdate update = new ModeUpdate(aws, cluster);
    String id = update.start(mode);
    output
        .err()
        .println("EKS changes the authentication mode of " + cluster + "; this takes minutes");
    output.err().flush();
    Interruption interruption =
        Interruption.telling(
            output.err(),
            "interrupted: EKS goes on with update " + id + "; run it again to see how it ended");
    try {
      update.await(id, timeout.duration);
    } finally {
      interruption.remove();
    }
  }
}
