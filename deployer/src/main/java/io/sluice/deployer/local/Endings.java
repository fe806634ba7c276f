package io.sluice.deployer.local;

import io.sluice.deployer.local.state.OutputLocation;
import io.sluice.deployer.local.state.Outputs;
import io.sluice.deployer.local.state.RestorePoint;
import io.sluice.deployer.local.state.RestorePoints;
import io.sluice.deployer.local.state.StateDirectory;
import io.sluice.deployer.rest.FlinkRest;
import io.sluice.deployer.rest.FlinkRestException;
import io.sluice.deployer.rest.JobDetails;
import io.sluice.deployer.rest.JobState;
import io.sluice.deployer.rest.Poll;
import io.sluice.deployer.rest.RootCause;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Says how a run ended, with what a person wants to know then. */
final class Endings {
  private static final int TRIES = 5;
  private static final Duration INTERVAL = Duration.ofMillis(300);

  private final FlinkRest rest;
  private final RunPlan plan;
  private final StateDirectory state;
  private final Path log;
  private final Poll.Time time;

  /**
   * @param log the JobManager's log
   */
  Endings(FlinkRest rest, RunPlan plan, StateDirectory state, Path log) {
    this(rest, plan, state, log, Poll.Time.REAL);
  }

  Endings(FlinkRest rest, RunPlan plan, StateDirectory state, Path log, Poll.Time time) {
    this.rest = rest;
    this.plan = plan;
    this.state = state;
    this.log = log;
    this.time = time;
  }

  /**
   * The end of a job that is in a final state, which it keeps even when the JobManager does not
   * answer any more: then its counts are empty, or its cause unknown.
   */
  LocalOutcome of(JobDetails job) throws InterruptedException {
    if (job.state() == JobState.FINISHED) {
      Map<String, String> counts =
          patiently(() -> rest.accumulators(plan.jobId())).orElse(Map.of());
      return new LocalOutcome.Finished(job.duration(), counts, job.vertices(), outputs());
    }
    if (job.state() == JobState.CANCELED) {
      return stopped(newest(), "the job was cancelled");
    }
    return failed(
        patiently(() -> rest.lastFailure(plan.jobId()))
            .flatMap(trace -> trace)
            .map(RootCause::of)
            .orElse("unknown"));
  }

  LocalOutcome failed(String cause) {
    return new LocalOutcome.Failed(cause, log, newest());
  }

  LocalOutcome stopped(@Nullable RestorePoint from, @Nullable String problem)
      throws InterruptedException {
    Map<String, String> counts = patiently(this::finalCounts).orElse(Map.of());
    return new LocalOutcome.Stopped(from, problem, counts, outputs());
  }

  LocalOutcome stoppedBeforeItRan() {
    return LocalOutcome.Stopped.beforeItRan(newest());
  }

  /** The newest savepoint or checkpoint; null if there is none. */
  @Nullable RestorePoint newest() {
    return RestorePoints.newest(state).orElse(null);
  }

  private Map<String, String> finalCounts() {
    if (rest.job(plan.jobId()).filter(job -> job.state().isFinal()).isEmpty()) {
      throw new FlinkRestException("the job has not ended yet");
    }
    return rest.accumulators(plan.jobId());
  }

  private <T> Optional<T> patiently(Supplier<T> question) throws InterruptedException {
    Poll poll = Poll.times(TRIES, INTERVAL, time);
    do {
      Optional<T> answer = answer(question);
      if (answer.isPresent()) {
        return answer;
      }
    } while (poll.again());
    return Optional.empty();
  }

  private static <T> Optional<T> answer(Supplier<T> question) {
    try {
      return Optional.of(question.get());
    } catch (FlinkRestException notYet) {
      return Optional.empty();
    }
  }

  private List<OutputLocation> outputs() {
    return Outputs.below(state, Input.othersIn(plan.configuration().args()));
  }
}
