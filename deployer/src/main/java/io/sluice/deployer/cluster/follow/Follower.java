package io.sluice.deployer.cluster.follow;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.live.ResourceName;
import java.time.Duration;

/** Follows one resource by watch until a goal is reached, it cannot be any more, or time is up. */
public final class Follower {
  private final Cluster cluster;
  private final FollowListener listener;
  private final Duration grace;

  /**
   * @param cluster where the resource is
   * @param listener is told how it goes
   */
  public Follower(Cluster cluster, FollowListener listener) {
    this(cluster, listener, Standing.GRACE);
  }

  /**
   * @param grace how long a trouble may stand that does not pass by itself
   */
  Follower(Cluster cluster, FollowListener listener, Duration grace) {
    this.cluster = cluster;
    this.listener = listener;
    this.grace = grace;
  }

  /**
   * Waits.
   *
   * @param timeout how long at most
   * @throws io.sluice.deployer.cluster.ClusterException if the resource cannot be read at all
   * @throws InterruptedException if the thread is interrupted; nothing is left running
   */
  public Outcome follow(ResourceName resource, Goal goal, Duration timeout)
      throws InterruptedException {
    try (Course course = new Course(cluster, listener, resource, goal, timeout, grace)) {
      return course.run();
    }
  }
}
