package io.sluice.deployer.cluster.operate;

import io.sluice.deployer.cluster.follow.Goals;
import io.sluice.deployer.cluster.follow.Verdict;
import io.sluice.deployer.cluster.live.LiveResource;

/** What to say of a deployment that has its last stable specification and is not stable. */
final class AlreadyThere {
  private AlreadyThere() {}

  /** Where it stands, as {@code FINISHED} or {@code DEPLOYED, job RESTARTING}. */
  static String stand(LiveResource live) {
    return isWell(live) ? verdict(live).text() + ", as it should be" : where(live);
  }

  /** What to do about it. */
  static String fix(LiveResource live) {
    if (isWell(live)) {
      return Jobs.isToBeSuspended(live)
          ? "nothing is to be taken back; 'sluice resume " + live.name() + "' starts it"
          : "nothing is to be taken back";
    }
    return isOnItsWay(live)
        ? "wait until it is STABLE ('sluice status " + live.name() + " --watch')"
        : "see 'sluice explain " + live.name() + "' for the cause; it is not the specification";
  }

  private static boolean isWell(LiveResource live) {
    return verdict(live).state() == Verdict.State.REACHED;
  }

  /** Nothing fails: the operator is at work, or has not yet seen it run for long enough. */
  private static boolean isOnItsWay(LiveResource live) {
    return verdict(live).state() == Verdict.State.WAITING
        && live.error() == null
        && switch (live.job().state()) {
          case "FAILED", "FAILING", "RESTARTING" -> false;
          default -> !live.jobManager().equals("ERROR");
        };
  }

  private static String where(LiveResource live) {
    String job = live.job().state();
    return live.lifecycle() + (job.isEmpty() ? "" : ", job " + job);
  }

  private static Verdict verdict(LiveResource live) {
    return Goals.stable(live.generation()).judge(live);
  }
}
