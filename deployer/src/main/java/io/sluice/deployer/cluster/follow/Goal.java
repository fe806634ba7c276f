package io.sluice.deployer.cluster.follow;

import io.sluice.deployer.cluster.live.LiveResource;

/** What is waited for. */
@FunctionalInterface
public interface Goal {
  /** How far a resource is from it. Called for each change, always by the thread that follows. */
  Verdict judge(LiveResource live);

  /** Whether it also takes that every pod there is ready. */
  default boolean needsReadyPods() {
    return false;
  }
}
