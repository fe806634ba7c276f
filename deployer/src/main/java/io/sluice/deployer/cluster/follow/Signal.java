package io.sluice.deployer.cluster.follow;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.trouble.Trouble;

/** What a watch reports to the thread that follows. */
sealed interface Signal {
  /** The resource is there, and so. */
  record Seen(LiveResource live) implements Signal {}

  /** The resource is away. */
  record Away() implements Signal {}

  /** A pod is there, and so. */
  record PodSeen(Pod pod) implements Signal {}

  /** A pod is away. */
  record PodAway(Pod pod) implements Signal {}

  /** All pods that were there before following began have been seen. */
  record PodsListed() implements Signal {}

  /** An event was recorded. */
  record EventSeen(Event event) implements Signal {}

  /** Something is wrong that somebody else has found. */
  record Found(Trouble trouble) implements Signal {}
}
