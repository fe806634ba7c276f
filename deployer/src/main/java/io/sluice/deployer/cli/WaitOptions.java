package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.follow.Follower;
import io.sluice.deployer.cluster.follow.Goal;
import io.sluice.deployer.cluster.follow.Outcome;
import io.sluice.deployer.cluster.live.ResourceName;
import java.io.PrintWriter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether and how long a command waits until what it did has come about. */
final class WaitOptions {
  @Option(
      names = "--wait",
      description = "Wait until it is stable; exit code 3 if it does not become so.")
  boolean wait;

  @Mixin OperatorTimeout operator;

  @SuppressWarnings("NullAway.Init")
  WaitOptions() {}

  /**
   * Follows a resource until a goal is reached.
   *
   * @param done what has been done so far, as {@code applied FlinkDeployment/web}
   * @param goOn the command that goes on where a Ctrl-C leaves off
   * @return the last line for people, as {@code STABLE after 34 s}
   * @throws CommandException with exit code 3, the reason and the fix, if it is not reached
   */
  String await(
      Cluster cluster, ResourceName resource, Goal goal, PrintWriter err, String done, String goOn)
      throws InterruptedException {
    FollowProgress progress = new FollowProgress(err);
    InterruptNote note =
        InterruptNote.of(err, progress, done + ", and the operator goes on with it", goOn);
    Outcome outcome;
    try {
      outcome = new Follower(cluster, progress).follow(resource, goal, operator.timeout);
    } finally {
      note.remove();
      progress.end();
    }
    if (!outcome.isReached()) {
      throw new CommandException(
          ExitCode.NOT_HEALTHY, resource.name() + told(outcome), outcome.fix());
    }
    return resource.name() + ": " + outcome.reason() + " after " + Ages.of(outcome.took());
  }

  private static String told(Outcome outcome) {
    return switch (outcome.result()) {
      case TIMED_OUT ->
          " is not there yet after " + Ages.of(outcome.took()) + ": " + outcome.reason();
      case GONE, FAILED, REACHED -> ": " + outcome.reason();
    };
  }
}
