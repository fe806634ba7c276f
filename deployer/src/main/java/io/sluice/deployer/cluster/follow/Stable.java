package io.sluice.deployer.cluster.follow;

import io.sluice.deployer.cluster.live.LifecycleState;
import io.sluice.deployer.cluster.live.LiveResource;

/** A specification is at work. */
record Stable(long generation) implements Goal {
  @Override
  public Verdict judge(LiveResource live) {
    if (!Goals.reconciled(live, generation)) {
      return failedOrWaiting(live, generation);
    }
    if (isToBeSuspended(live)) {
      return live.lifecycle() == LifecycleState.SUSPENDED
          ? Verdict.reached("SUSPENDED")
          : failedOrWaiting(live, generation);
    }
    if (live.lifecycle() == LifecycleState.STABLE && live.isSessionCluster()) {
      return Verdict.reached("STABLE");
    }
    if (live.reconciliation().state().equals("DEPLOYED") && is(live, "FINISHED")) {
      return Verdict.reached("FINISHED");
    }
    return live.lifecycle() == LifecycleState.STABLE && is(live, "RUNNING")
        ? Verdict.reached("STABLE")
        : failedOrWaiting(live, generation);
  }

  @Override
  public boolean needsReadyPods() {
    return true;
  }

  static Verdict failedOrWaiting(LiveResource live, long generation) {
    if (live.deletionAsked().isPresent()) {
      return Verdict.failed(
          "somebody deletes it", "wait until it is away ('sluice status'), then apply it again");
    }
    if (!Goals.reconciled(live, generation)) {
      return Verdict.waiting("the operator has not taken the change up yet");
    }
    if (live.lifecycle() == LifecycleState.ROLLED_BACK) {
      return Verdict.failed(
          "the operator rolled it back to the last specification that was stable",
          "see 'sluice explain " + live.name() + "' for why, mend it and apply again");
    }
    if (!live.reconciliation().state().equals("UPGRADING") && isLost(live)) {
      return Verdict.failed(
          "the job is " + live.job().state(),
          "see 'sluice explain " + live.name() + "' for the cause");
    }
    return Verdict.waiting(where(live));
  }

  private static boolean isLost(LiveResource live) {
    return is(live, "FAILED") || (is(live, "CANCELED") && !isToBeSuspended(live));
  }

  private static boolean isToBeSuspended(LiveResource live) {
    return live.spec()
        .text("job", "state")
        .filter(state -> state.equalsIgnoreCase("suspended"))
        .isPresent();
  }

  private static boolean is(LiveResource live, String jobState) {
    return live.job().state().equals(jobState);
  }

  private static String where(LiveResource live) {
    String job = live.job().state();
    return live.lifecycle()
        + (live.jobManager().isEmpty() ? "" : ", JobManager " + live.jobManager())
        + (job.isEmpty() ? "" : ", job " + job);
  }
}
