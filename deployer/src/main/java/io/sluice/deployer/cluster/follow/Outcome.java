package io.sluice.deployer.cluster.follow;

import io.sluice.deployer.cluster.live.LiveResource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How following ended.
 *
 * @param result in which way
 * @param reason what was reached, or why it was not, in one line
 * @param fix what to do; empty where it was reached
 * @param last what was seen last; null if there was nothing
 * @param took from the beginning to the end
 */
public record Outcome(
    Result result, String reason, String fix, @Nullable LiveResource last, Duration took) {
  /** The ways. */
  public enum Result {
    /** The goal is reached. */
    REACHED,
    /** It cannot be reached any more. */
    FAILED,
    /** It was not reached in time. */
    TIMED_OUT,
    /** The resource is not there, or not any more. */
    GONE
  }

  /** Whether the goal is reached. */
  public boolean isReached() {
    return result == Result.REACHED;
  }
}
