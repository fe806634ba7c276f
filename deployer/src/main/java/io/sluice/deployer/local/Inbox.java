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

  /** Waits for a message, but not longer than given. Returns where to reply if it is to stop. */
  Optional<CompletableFuture<LocalOutcome>> await(Duration longest) throws InterruptedException {
    Optional<CompletableFuture<LocalOutcome>> message =
        messages.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
    return message == null ? Optional.empty() : message;
  }
}
