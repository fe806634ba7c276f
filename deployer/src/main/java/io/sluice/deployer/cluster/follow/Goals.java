package io.sluice.deployer.cluster.follow;

import io.sluice.deployer.cluster.live.LifecycleState;
import io.sluice.deployer.cluster.live.LiveResource;

/** Goals that several commands have. */
public final class Goals {
  private Goals() {}

  /**
   * The operator has worked on this generation of the specification and it is as it should be: a
   * job that is to run is {@code RUNNING} and the resource {@code STABLE}, or the job is bounded
   * and {@code FINISHED}; a session cluster is {@code STABLE}; a job that is to be suspended is
   * {@code SUSPENDED}. Whatever pods there are, are ready.
   */
  public static Goal stable(long generation) {
    return new Stable(generation);
  }

  /** The operator has worked on this generation and the job is suspended. */
  public static Goal suspended(long generation) {
    return live ->
        reconciled(live, generation) && live.lifecycle() == LifecycleState.SUSPENDED
            ? Verdict.reached("SUSPENDED")
            : Stable.failedOrWaiting(live, generation);
  }

  /** The resource is away: following ends with {@link Outcome.Result#GONE}. */
  public static Goal gone() {
    return live ->
        Verdict.waiting(
            live.deletionAsked().isPresent()
                ? "being deleted, held by " + String.join(", ", live.finalizers())
                : "not being deleted");
  }

  static boolean reconciled(LiveResource live, long generation) {
    return live.reconciliation().generation() >= generation;
  }
}
