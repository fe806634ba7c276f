package io.sluice.deployer.local;

import io.sluice.deployer.local.error.SavepointException;
import io.sluice.deployer.local.state.RestorePoint;
import io.sluice.deployer.rest.FlinkRest;
import io.sluice.deployer.rest.FlinkRestException;
import io.sluice.deployer.rest.JobDetails;
import io.sluice.deployer.rest.StopWithSavepoint;
import io.sluice.deployer.spec.S3Uri;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Follows a started job to its end, and stops it when that is asked for. */
final class Follower {
  private static final Duration INTERVAL = Duration.ofMillis(500);

  private final Cluster cluster;
  private final FlinkRest rest;
  private final JobWatch watch;
  private final Endings endings;
  private final StopWithSavepoint stopping;
  private final LocalListener listener;
  private final URI metrics;
  private boolean answered;
  private boolean ran;

  Follower(
      Cluster cluster,
      FlinkRest rest,
      RunPlan plan,
      Endings endings,
      LocalOptions options,
      LocalListener listener,
      URI metrics) {
    this.cluster = cluster;
    this.rest = rest;
    this.endings = endings;
    this.listener = listener;
    this.watch = new JobWatch(rest, plan, listener);
    this.stopping = new StopWithSavepoint(rest, plan.jobId(), options.savepointPatience());
    this.metrics = metrics;
  }

  /** Returns when the run has ended. */
  LocalOutcome follow(Inbox inbox) throws InterruptedException {
    while (true) {
      Optional<String> problem = cluster.tend();
      if (problem.isPresent()) {
        return !ran && inbox.isStopWithin(INTERVAL)
            ? endings.stoppedBeforeItRan()
            : endings.failed(problem.get());
      }
      Optional<JobDetails> job = poll();
      ran |= job.filter(JobDetails::isRunning).isPresent();
      if (job.filter(known -> known.state().isFinal()).isPresent()) {
        return endings.of(job.get());
      }
      Optional<CompletableFuture<LocalOutcome>> reply = inbox.await(INTERVAL);
      if (reply.isPresent()) {
        try {
          return stop(job);
        } catch (SavepointException e) {
          reply.get().completeExceptionally(e);
        }
      }
    }
  }

  private Optional<JobDetails> poll() {
    try {
      if (!answered) {
        rest.slots();
        answered = true;
        cluster
            .webUi()
            .ifPresent(webUi -> listener.on(new LocalEvent.JobManagerStarted(webUi, metrics)));
      }
      return watch.poll();
    } catch (FlinkRestException e) {
      // It has not opened its port yet or is busy; if it has died, the next look at it tells.
      return Optional.empty();
    }
  }

  private LocalOutcome stop(Optional<JobDetails> job) throws InterruptedException {
    if (!ran) {
      return endings.stoppedBeforeItRan();
    }
    if (job.filter(JobDetails::isRunning).isEmpty()) {
      return endings.stopped(endings.newest(), "the job was restarting");
    }
    listener.on(new LocalEvent.SavepointBegun());
    try {
      S3Uri place = S3Uri.parse(stopping.take());
      return endings.stopped(new RestorePoint(place, Instant.now()), null);
    } catch (FlinkRestException e) {
      Optional<JobDetails> now = poll();
      if (now.filter(known -> known.state().isFinal()).isPresent()) {
        return endings.of(now.get());
      }
      RestorePoint newest = endings.newest();
      String reason = String.valueOf(e.getMessage());
      if (newest == null) {
        throw new SavepointException(reason);
      }
      return endings.stopped(newest, reason);
    }
  }
}
