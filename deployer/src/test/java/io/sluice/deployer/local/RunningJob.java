package io.sluice.deployer.local;

import static org.awaitility.Awaitility.await;

import io.sluice.deployer.local.job.LocalJob;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A run in a thread of its own, as a command has it, with the events so far. */
final class RunningJob implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final List<LocalEvent> events = new CopyOnWriteArrayList<>();
  private final CompletableFuture<LocalOutcome> outcome = new CompletableFuture<>();
  private final LocalRun run;

  RunningJob(LocalJob job, LocalOptions options) {
    run = new LocalRun(job, options, events::add);
    Thread thread = new Thread(this::run, "run-of-" + job.name());
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      outcome.complete(run.run());
    } catch (RuntimeException | InterruptedException e) {
      outcome.completeExceptionally(e);
    }
  }

  <T extends LocalEvent> Stream<T> events(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast);
  }

  /** Waits for an event; fails at once with the run's failure if it ends without. */
  <T extends LocalEvent> T awaitEvent(Class<T> type) {
    await()
        .alias("no " + type.getSimpleName())
        .atMost(PATIENCE)
        .until(() -> events(type).findFirst().isPresent() || outcome.isDone());
    return events(type)
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("ended without " + type.getSimpleName() + ": " + outcome));
  }

  LocalOutcome stop() throws InterruptedException {
    return run.stop();
  }

  /** Waits for the end. */
  <T extends LocalOutcome> T end(Class<T> type) {
    await().atMost(PATIENCE).until(outcome::isDone);
    LocalOutcome end = outcome.join();
    if (!type.isInstance(end)) {
      throw new AssertionError("ended with " + end + " after " + events);
    }
    return type.cast(end);
  }

  @Override
  public void close() {
    run.close();
  }
}
