package io.sluice.deployer.cluster.operate;

import io.sluice.deployer.cluster.live.LiveResource;

/** From which state a job that was started must have come. */
interface Expectation {
  /** Any, or none. */
  Expectation ANY = (live, restored) -> {};

  /**
   * Compares.
   *
   * @throws OperationException if it came from another state
   */
  void require(LiveResource live, Restored restored);
}
