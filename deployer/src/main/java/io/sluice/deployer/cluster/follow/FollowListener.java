package io.sluice.deployer.cluster.follow;

import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.trouble.Trouble;

/** Is told how it goes, always by the thread that follows. */
public interface FollowListener {
  /** A listener that listens to nothing. */
  FollowListener NONE = new FollowListener() {};

  /** The resource has changed. */
  default void changed(LiveResource live) {}

  /** Something is wrong; each trouble is told once. */
  default void trouble(Trouble trouble) {}
}
