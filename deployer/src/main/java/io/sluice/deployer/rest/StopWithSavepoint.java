package io.sluice.deployer.rest;

import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Stops a job with a savepoint. Once Flink has been asked, nothing takes that back. */
public final class StopWithSavepoint {
  private static final Duration INTERVAL = Duration.ofMillis(200);

  private final FlinkRest rest;
  private final String jobId;
  private final Duration patience;
  private final @Nullable String directory;
  private final Poll.Time time;

  /** Into the directory that is configured. */
  public StopWithSavepoint(FlinkRest rest, String jobId, Duration patience) {
    this(rest, jobId, patience, null);
  }

  /**
   * @param directory where the savepoint is to lie; null for the directory that is configured
   */
  public StopWithSavepoint(
      FlinkRest rest, String jobId, Duration patience, @Nullable String directory) {
    this(rest, jobId, patience, directory, Poll.Time.REAL);
  }

  StopWithSavepoint(
      FlinkRest rest, String jobId, Duration patience, @Nullable String directory, Poll.Time time) {
    this.rest = rest;
    this.jobId = jobId;
    this.patience = patience;
    this.directory = directory;
    this.time = time;
  }

  /**
   * Stops the job and waits for the end of it.
   *
   * @return where the savepoint lies
   * @throws FlinkRestException if there is none, with the reason in one line
   */
  public String take() throws InterruptedException {
    return await(ask(), Reconnection.NONE);
  }

  /**
   * Asks for it.
   *
   * @return the trigger id, by which Flink knows the request
   * @throws SavepointPendingException if the request was sent and not answered
   * @throws FlinkRestException if Flink refuses, or was not reached
   */
  public String ask() {
    try {
      return rest.stopWithSavepoint(jobId, directory);
    } catch (FlinkRestException failed) {
      Throwable cause = failed.getCause();
      if (cause == null
          || cause instanceof ConnectException
          || cause instanceof HttpConnectTimeoutException) {
        throw failed;
      }
      throw new SavepointPendingException(String.valueOf(failed.getMessage()), failed);
    }
  }

  /**
   * Waits for the end of it.
   *
   * @param trigger the trigger id
   * @param reconnection what to do where the JobManager does not answer, until patience is up
   * @return where the savepoint lies
   * @throws SavepointPendingException if it has not ended, or does not tell, when patience is up
   * @throws FlinkRestException if it has ended without a savepoint, with the reason in one line
   */
  public String await(String trigger, Reconnection reconnection) throws InterruptedException {
    Poll poll = Poll.within(patience, INTERVAL, time);
    FlinkRest current = rest;
    while (true) {
      @Nullable FlinkRestException broken = null;
      @Nullable SavepointResult result = null;
      try {
        result = current.savepoint(jobId, trigger);
      } catch (FlinkRestException silent) {
        broken = silent;
      }
      if (result != null && result.done()) {
        return location(result);
      }
      if (!poll.again()) {
        throw late(broken);
      }
      if (broken != null) {
        current = reconnection.after(broken);
      }
    }
  }

  private static String location(SavepointResult result) {
    String failure = result.failure();
    return result
        .location()
        .orElseThrow(
            () ->
                new FlinkRestException(
                    failure == null ? "Flink gives no reason" : RootCause.of(failure)));
  }

  private SavepointPendingException late(@Nullable FlinkRestException broken) {
    String late = "it took longer than " + patience.toSeconds() + " s";
    return broken == null
        ? new SavepointPendingException(late)
        : new SavepointPendingException(late + ", and last " + broken.getMessage(), broken);
  }
}
