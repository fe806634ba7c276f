package io.sluice.deployer.cluster.nativek8s;

import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.trouble.Gravity;
import io.sluice.deployer.cluster.trouble.JobTrouble;
import io.sluice.deployer.cluster.trouble.Trouble;
import io.sluice.deployer.rest.FlinkRest;
import io.sluice.deployer.rest.FlinkRestException;
import io.sluice.deployer.rest.JobState;
import io.sluice.deployer.rest.JobSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows a job from its Deployment to its running tasks: Deployment and pods by watch, then the
 * job by Flink's REST API, which has none.
 */
public final class NativeStart implements AutoCloseable {
  private static final Duration PULSE = Duration.ofSeconds(1);

  private final NativeJob job;
  private final Consumer<String> progress;
  private final Sights sights;
  private final JobManagerPods pods;
  private @Nullable Readiness readiness;
  private @Nullable RestPort port;
  private boolean gone;
  private String last = "";

  private NativeStart(NativeJob job, Consumer<String> progress, Sights sights) {
    this.job = job;
    this.progress = progress;
    this.sights = sights;
    this.pods = new JobManagerPods(job);
  }

  /**
   * Begins to watch; best before the job is started.
   *
   * @param progress is told what is new, a line at a time
   */
  public static NativeStart watch(NativeJob job, Consumer<String> progress) {
    return new NativeStart(job, progress, Sights.of(job));
  }

  /**
   * Waits until every task runs, or a bounded job has finished.
   *
   * @param patience how long that may take
   * @return the job
   * @throws NativeStartException if it cannot come to that, or not in time
   */
  public JobSummary await(Duration patience) throws InterruptedException {
    Instant end = Instant.now().plus(patience);
    Instant nextLook = Instant.now();
    while (true) {
      sights.next(PULSE).ifPresent(this::see);
      pods.fatal().ifPresent(NativeStart::fail);
      if (gone) {
        return ended();
      }
      if (readiness != null && readiness.isReached() && !Instant.now().isBefore(nextLook)) {
        Optional<JobSummary> found = look();
        if (found.isPresent()) {
          return found.get();
        }
        nextLook = Instant.now().plus(PULSE);
      }
      if (Instant.now().isAfter(end)) {
        fail(late(patience));
      }
    }
  }

  @Override
  public void close() {
    sights.close();
    pods.close();
    closePort();
  }

  private void see(Sight sight) {
    if (sight instanceof Sight.DeploymentSeen seen) {
      Readiness now = Readiness.of(seen.deployment());
      readiness = now;
      tell(now.toString());
    } else if (sight instanceof Sight.DeploymentGone) {
      gone = true;
    } else if (sight instanceof Sight.PodSeen seen) {
      pods.see(seen.pod(), Instant.now());
      pods.all().stream().findFirst().ifPresent(trouble -> tell(trouble.toString()));
    } else if (sight instanceof Sight.PodGone away) {
      pods.gone(away.pod());
    }
  }

  /** The job, if it has come as far as it was waited for. */
  private Optional<JobSummary> look() {
    try {
      FlinkRest rest = rest();
      Optional<JobSummary> found = rest.jobs().stream().findFirst();
      tell(found.map(one -> "job: " + one.state()).orElse("no job yet"));
      found
          .filter(one -> one.state() == JobState.FAILED)
          .flatMap(one -> rest.failures(one.id()).stream().findFirst())
          .ifPresent(failure -> fail(JobTrouble.of(failure).as(Gravity.FATAL)));
      return found.filter(one -> one.isRunning() || one.state().isFinal());
    } catch (ClusterException | FlinkRestException notYet) {
      closePort();
      return Optional.empty();
    }
  }

  private FlinkRest rest() {
    RestPort open = port;
    if (open == null) {
      open = RestPort.open(job);
      port = open;
    }
    return open.rest();
  }

  private void closePort() {
    if (port != null) {
      port.close();
      port = null;
    }
  }

  private JobSummary ended() {
    ApplicationEnd end = ApplicationEnd.in(pods.log());
    if (!end.isSuccess()) {
      fail(end.trouble());
    }
    return new JobSummary("", job.name(), JobState.FINISHED, true);
  }

  private Trouble late(Duration patience) {
    Trouble trouble =
        pods.all().stream()
            .findFirst()
            .orElseGet(
                () ->
                    new Trouble(
                        "job",
                        last.isEmpty() ? "there is no Deployment yet" : last,
                        "wait longer with --timeout, or look: kubectl get pods -n "
                            + job.namespace()
                            + " -l app="
                            + job.name(),
                        Gravity.PASSING,
                        "",
                        Instant.now()));
    return new Trouble(
        trouble.where(),
        trouble.what() + " (after " + patience.toSeconds() + " s)",
        trouble.fix(),
        trouble.gravity(),
        trouble.cause(),
        trouble.log(),
        trouble.time());
  }

  private void tell(String text) {
    if (!text.equals(last)) {
      last = text;
      progress.accept(text);
    }
  }

  private static void fail(Trouble trouble) {
    throw new NativeStartException(trouble);
  }
}
