package io.sluice.deployer.cluster.status;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.live.LiveResource;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Asks JobManagers, each with a deadline. */
final class JobProbes implements AutoCloseable {
  private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(5);

  private final Cluster cluster;
  private final ExecutorService asking;

  JobProbes(Cluster cluster, int atATime) {
    this.cluster = cluster;
    this.asking = Daemons.pool("job-manager", atATime);
  }

  /**
   * What came of it.
   *
   * @param view what the JobManager says; null where it was not asked or did not answer
   * @param note why it did not answer; else empty
   */
  record Answer(@Nullable JobView view, String note) {}

  /** Asks the JobManager of a resource, if it is up and there is a job. */
  Answer ask(LiveResource live) throws InterruptedException {
    @Nullable String job = live.job().id();
    boolean up = live.jobManager().equals("READY") || live.kind().equals("FlinkSessionJob");
    if (job == null || !up) {
      return new Answer(null, "");
    }
    Future<JobView> answer = asking.submit(new JobProbe(cluster, live, job));
    try {
      return new Answer(answer.get(ANSWERS_WITHIN.toMillis(), TimeUnit.MILLISECONDS), "");
    } catch (TimeoutException late) {
      answer.cancel(true);
      return new Answer(
          null, "the JobManager did not answer within " + ANSWERS_WITHIN.toSeconds() + " s");
    } catch (ExecutionException failed) {
      return new Answer(null, "the JobManager did not answer: " + message(failed));
    }
  }

  @Override
  public void close() {
    asking.shutdownNow();
  }

  /** The reason without the wrapper. */
  static String message(ExecutionException failed) {
    Throwable cause = failed.getCause() == null ? failed : failed.getCause();
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
