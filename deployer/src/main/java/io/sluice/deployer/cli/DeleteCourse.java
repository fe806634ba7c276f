package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.delete.Deletion;
import io.sluice.deployer.cluster.delete.Footprint;
import io.sluice.deployer.cluster.delete.ForcedDeletion;
import io.sluice.deployer.cluster.delete.Remains;
import io.sluice.deployer.cluster.delete.StateAtEnd;
import io.sluice.deployer.cluster.delete.Subject;
import io.sluice.deployer.cluster.delete.Sweep;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.operate.Jobs;
import io.sluice.deployer.cluster.operate.RunningFlink;
import io.sluice.deployer.cluster.operate.SavepointOnDeletion;
import io.sluice.deployer.cluster.operate.TakenSavepoint;
import io.sluice.deployer.spec.UpgradeMode;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The course of a deletion: its state first, then the resource, then what was made for it. */
final class DeleteCourse {
  private static final String BY_OPERATOR = "the operator goes on with it";

  private final Cluster cluster;
  private final PatienceOptions patience;
  private final DeleteReport report;
  private final String again;
  private final AfterDeletion after;
  private final RunningFlink flink;
  private final Deletion deletion;
  private final long began = System.nanoTime();

  /**
   * @param again the command that goes on where a Ctrl-C leaves off
   * @param after what is done in the end
   */
  DeleteCourse(
      Cluster cluster,
      PatienceOptions patience,
      DeleteReport report,
      String again,
      AfterDeletion after) {
    this.cluster = cluster;
    this.patience = patience;
    this.report = report;
    this.again = again;
    this.after = after;
    this.flink = RunningFlink.in(cluster);
    this.deletion = new Deletion(cluster, flink);
  }

  int delete(LiveResource live, boolean noSavepoint, boolean yes)
      throws IOException, InterruptedException {
    deletion.requireEmpty(live);
    StateAtEnd state = stateOf(live);
    @Nullable String savepoint = state.savepoint();
    if (noSavepoint && losesState(live, state)) {
      confirm(live.name(), yes);
    } else if (state.need() == StateAtEnd.Need.LOST) {
      throw Deletion.unsaved(
          live,
          live.name() + " " + state.words(),
          Jobs.isToBeSuspended(live)
              ? "resume it: sluice resume " + live.name()
              : "make it run ('sluice explain " + live.name() + "' tells what is wrong)");
    } else if (state.need() == StateAtEnd.Need.SAVEPOINT) {
      savepoint = savepoint(live).path();
    }
    report.savepoint(live, state, savepoint);
    Subject subject = Subject.of(cluster, live);
    if (!live.isSessionCluster() && (noSavepoint || SavepointOnDeletion.wouldHang(live))) {
      SavepointOnDeletion.leaveOut(cluster, live);
    }
    if (live.deletionAsked().isEmpty()) {
      deletion.ask(live);
    }
    if (patience.noWait) {
      report.asked();
      return ExitCode.OK;
    }
    if (!attended("the deletion of " + live.name() + " is asked for", BY_OPERATOR)
        .wait(waiting -> deletion.awaitGone(live, waiting))) {
      throw deletion.held(live, patience.timeout());
    }
    Remains remains = sweep(subject, false);
    report.done(remains, after.run(savepoint));
    return ExitCode.OK;
  }

  int force(LiveResource live, boolean noSavepoint, boolean yes)
      throws IOException, InterruptedException {
    deletion.requireEmpty(live);
    StateAtEnd state = stateOf(live);
    report.warn(ForcedDeletion.skipped(live));
    if (state.need() != StateAtEnd.Need.NOTHING || (noSavepoint && losesState(live, state))) {
      confirm(live.name(), yes);
    }
    Subject subject = Subject.of(cluster, live);
    ForcedDeletion.Result forced =
        attended("the deletion of " + live.name() + " is forced", "the rest is not done yet")
            .wait(waiting -> new ForcedDeletion(cluster, flink, deletion).delete(live, waiting));
    boolean keep = !forced.byOperator() && !noSavepoint && !isStateless(live);
    Remains remains = sweep(subject, keep).with(forced.running());
    report.done(remains, forced.running().isEmpty() ? after.run(null) : null);
    if (!forced.running().isEmpty()) {
      throw CommandException.failed(
          live.name()
              + " is deleted, but job "
              + forced.running().get(0).name()
              + " still runs on "
              + live.flinkCluster(),
          "cancel it when its JobManager answers: sluice ui " + live.flinkCluster());
    }
    return ExitCode.OK;
  }

  /**
   * Goes on with the rest of a deployment that is gone itself; whether there is any.
   *
   * @param force whether it has to be deleted here because no operator or API server does it
   * @throws CommandException if it is a job of Flink's native mode, which has no such resource
   */
  boolean finishes(String namespace, String name, boolean force, boolean noSavepoint, boolean yes)
      throws IOException, InterruptedException {
    Footprint footprint = new Footprint(cluster, namespace, name);
    Subject subject = Subject.gone(namespace, name);
    if (footprint.isNative()) {
      throw CommandException.failed(
          "delete: no FlinkDeployment owns " + name + ": it runs in Flink's native mode",
          "sluice native delete " + name);
    }
    if (!new Sweep(cluster, subject).isNeeded()) {
      return false;
    }
    if (noSavepoint && !footprint.highAvailability().isEmpty()) {
      confirm(name, yes);
    }
    if (force) {
      footprint.delete();
    }
    Remains remains = sweep(subject, !noSavepoint);
    report.done(remains, after.run(null));
    return true;
  }

  private TakenSavepoint savepoint(LiveResource live) throws InterruptedException {
    return attended(
            "a savepoint of " + live.name() + " is taken before anything is deleted",
            "nothing is deleted, and the job runs on")
        .wait(waiting -> deletion.savepoint(live, waiting));
  }

  private Remains sweep(Subject subject, boolean state) throws InterruptedException {
    Duration left = patience.timeout().minus(Duration.ofNanos(System.nanoTime() - began));
    Duration atLeast = Duration.ofSeconds(10);
    Sweep sweep = new Sweep(cluster, subject);
    return attended(
            subject.name() + " is deleted; what was made for it goes",
            "what is left is not looked after")
        .wait(waiting -> sweep.sweep(state, left.compareTo(atLeast) < 0 ? atLeast : left));
  }

  private StateAtEnd stateOf(LiveResource live) {
    return StateAtEnd.of(
        live,
        live.kind().equals("FlinkDeployment")
            && !new Footprint(cluster, live.namespace(), live.name()).highAvailability().isEmpty());
  }

  private void confirm(String name, boolean yes) throws IOException {
    LossConfirmation.of(report.err())
        .require(yes, name, "delete: without a savepoint the state of " + name + " is lost");
  }

  private Attended attended(String asked, String meanwhile) {
    return new Attended(report.err(), patience.timeout(), asked, meanwhile, again);
  }

  /** Of one that is being deleted the operator may still be about to take a savepoint. */
  private static boolean losesState(LiveResource live, StateAtEnd state) {
    return state.need() != StateAtEnd.Need.NOTHING
        || (live.deletionAsked().isPresent() && !live.isSessionCluster() && !isStateless(live));
  }

  private static boolean isStateless(LiveResource live) {
    return Jobs.upgradeMode(live) == UpgradeMode.STATELESS;
  }
}
