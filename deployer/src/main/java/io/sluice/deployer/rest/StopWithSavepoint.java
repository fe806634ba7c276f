package io.sluice.deployer.rest;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Stops a job with a savepoint. */
public final class StopWithSavepoint {
  private static final Duration INTERVAL = Duration.ofMillis(200);

  private final FlinkRest rest;
  private final String jobId;
  private final Duration patience;
  private final @Nullable String directory;

  /** Into the directory that is configured. */
  public StopWithSavepoint(FlinkRest rest, String jobId, Duration patience) {
    this(rest, jobId, patience, null);
  }

  /**
   * @param directory where the savepoint is to lie; null for the directory that is configured
   */
  public StopWithSavepoint(
      FlinkRest rest, String jobId, Duration patience, @Nullable String directory) {
    this.rest = rest;
    this.jobId = jobId;
    this.patience = patience;
    this.directory = directory;
  }

  /**
   * Stops the job and waits for the end of it.
   *
   * @return where the savepoint lies
   * @throws FlinkRestException if there is none, with the reason in one line
   */
  public String take() throws InterruptedException {
    String request = rest.stopWithSavepoint(jobId, directory);
    Instant end = Instant.now().plus(patience);
    SavepointResult result = rest.savepoint(jobId, request);
    while (!result.done()) {
      if (Instant.now().isAfter(end)) {
        throw new FlinkRestException("it took longer than " + patience.toSeconds() + " s");
      }
      Thread.sleep(INTERVAL.toMillis());
      result = rest.savepoint(jobId, request);
    }
    String failure = result.failure();
    return result
        .location()
        .orElseThrow(
            () ->
                new FlinkRestException(
                    failure == null ? "Flink gives no reason" : RootCause.of(failure)));
  }
}
