package io.sluice.deployer.cluster.operate;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.follow.FollowListener;
import io.sluice.deployer.cluster.follow.Follower;
import io.sluice.deployer.cluster.follow.Goal;
import io.sluice.deployer.cluster.follow.Outcome;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.ResourceName;
import java.time.Duration;

/**
 * How an effect is waited for.
 *
 * @param timeout how long at most
 * @param listener is told how it goes
 */
public record Waiting(Duration timeout, FollowListener listener) {
  /**
   * Waits until a goal is reached.
   *
   * @param doing what is waited for, as {@code suspend web-sessions}
   * @return the resource as it is then
   * @throws OperationException if the goal is not reached
   */
  public LiveResource until(Cluster cluster, LiveResource live, Goal goal, String doing)
      throws InterruptedException {
    Outcome outcome = follow(cluster, live, goal);
    if (!outcome.isReached() || outcome.last() == null) {
      String when =
          outcome.result() == Outcome.Result.TIMED_OUT
              ? ": not within " + timeout.toSeconds() + " s: "
              : ": ";
      throw OperationException.notHealthy(doing + when + outcome.reason(), outcome.fix());
    }
    return outcome.last();
  }

  private Outcome follow(Cluster cluster, LiveResource live, Goal goal)
      throws InterruptedException {
    try {
      return new Follower(cluster, listener).follow(ResourceName.of(live), goal, timeout);
    } catch (ClusterException failure) {
      if (Thread.interrupted()) {
        throw new InterruptedException(failure.getMessage());
      }
      throw failure;
    }
  }
}
