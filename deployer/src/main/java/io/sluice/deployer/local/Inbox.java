package io.sluice.deployer.local;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What other threads tell the one that runs the job. */
final class Inbox {
  private final BlockingQueue<Optional<CompletableFuture<LocalOutcome>>> messages =
      new LinkedBlockingQueue<>();

  /** There may be something new. */
  void wake() {
    messages.add(Optional.empty());
  }

  /** The run is to stop, and to say how it ended. */
  void stop(CompletableFuture<LocalOutcome> reply) {
    messages.add(Optional.of(reply));
  }

  /**
   * Whether the run is to stop, or is told so in a moment: a signal to the process group may end a
   * child before the one that sends it gets to say so.
   */
  boolean isStopWithin(Duration moment) throws InterruptedException {
    long end = System.nanoTime() + moment.toNanos();
    for (long left = moment.toNanos(); left > 0; left = end - System.nanoTime()) {
      if (await(Duration.ofNanos(left)).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** Waits for a message, but not longer than given. Returns where to reply if it is to stop. */
  Optional<CompletableFuture<LocalOutcome>> await(Duration longest) throws InterruptedException {
    Optional<CompletableFuture<LocalOutcome>> message =
        messages.poll(longest.toNanos(), TimeUnit.NANOSECONDS);
    return message == null ? Optional.empty() : message;
  }
}
