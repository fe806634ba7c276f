package io.sluice.deployer.chart;

import java.time.Duration;

/**
 * How several instances agree on the one that works; the others stand by.
 *
 * @param leaseName the Lease, in the operator's namespace
 * @param leaseDuration for how long the leader leads without renewing it; the operator's default is
 *     15 s
 * @param renewDeadline how long the leader tries to renew it; 10 s
 * @param retryPeriod how often the others try to become leader; 2 s
 */
public record LeaderElection(
    String leaseName, Duration leaseDuration, Duration renewDeadline, Duration retryPeriod) {
  /** With the operator's own times. */
  public static LeaderElection by(String leaseName) {
    return new LeaderElection(
        leaseName, Duration.ofSeconds(15), Duration.ofSeconds(10), Duration.ofSeconds(2));
  }
}
