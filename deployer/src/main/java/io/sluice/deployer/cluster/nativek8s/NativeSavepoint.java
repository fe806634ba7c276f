package io.sluice.deployer.cluster.nativek8s;

import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.StateProtectedException;
import io.sluice.deployer.rest.Checkpoint;
import io.sluice.deployer.rest.FlinkRest;
import io.sluice.deployer.rest.FlinkRestException;
import io.sluice.deployer.rest.JobState;
import io.sluice.deployer.rest.JobSummary;
import io.sluice.deployer.rest.Reconnection;
import io.sluice.deployer.rest.SavepointPendingException;
import io.sluice.deployer.rest.StopWithSavepoint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Stops a job that has state with a savepoint, and refuses to lose the state if that fails. */
final class NativeSavepoint {
  private static final String ANYWAY =
      "or say --no-savepoint to delete it without one, and with it what it did since then";

  private final NativeJob job;
  private final LiveOptions options;
  private final Consumer<String> progress;
  private final Consumer<AskedSavepoint> asked;

  /**
   * @param asked is told as soon as Flink has been asked, before there is a savepoint
   */
  NativeSavepoint(
      NativeJob job,
      LiveOptions options,
      Consumer<String> progress,
      Consumer<AskedSavepoint> asked) {
    this.job = job;
    this.options = options;
    this.progress = progress;
    this.asked = asked;
  }

  /**
   * Stops the job.
   *
   * @return where the savepoint lies; empty if the job has no state
   * @throws StateProtectedException if it has state and there can be no savepoint
   */
  Optional<String> take(SavepointChoice choice, Duration patience) throws InterruptedException {
    try (RestPort port = RestPort.open(job)) {
      return take(port.rest(), port, choice, patience);
    } catch (ClusterException | FlinkRestException silent) {
      return unreachable(silent);
    }
  }

  /** The same where a JobManager has been found. */
  Optional<String> take(
      FlinkRest rest, Reconnection reconnection, SavepointChoice choice, Duration patience)
      throws InterruptedException {
    List<JobSummary> jobs = rest.jobs();
    List<JobSummary> running = jobs.stream().filter(one -> !one.state().isFinal()).toList();
    return switch (running.size()) {
      case 0 -> withoutJob(jobs);
      case 1 -> stop(rest, reconnection, running.get(0), choice, patience);
      default ->
          throw new StateProtectedException(
              running.size() + " jobs run in the cluster, and only one would be saved",
              "stop the others first, " + ANYWAY);
    };
  }

  private Optional<String> stop(
      FlinkRest rest,
      Reconnection reconnection,
      JobSummary running,
      SavepointChoice choice,
      Duration patience)
      throws InterruptedException {
    if (!rest.takesCheckpoints(running.id())
        && options.savepointDirectory().isEmpty()
        && choice.directory() == null) {
      progress.accept("the job takes no checkpoints, so there is no state to save");
      return Optional.empty();
    }
    if (!running.isRunning()) {
      throw new StateProtectedException(
          "the job is " + running.state() + ", so no savepoint can be taken" + last(rest, running),
          "wait until it runs, " + ANYWAY);
    }
    String directory =
        Optional.ofNullable(choice.directory())
            .or(options::savepointDirectory)
            .orElseThrow(
                () ->
                    new StateProtectedException(
                        "the job has state, and no directory for savepoints is configured",
                        "give one with --savepoint-dir, " + ANYWAY));
    progress.accept("stopping with a savepoint");
    AskedSavepoint request = request(running, directory, null);
    try {
      StopWithSavepoint stop =
          new StopWithSavepoint(rest, running.id(), patience, choice.directory());
      asked.accept(request);
      String trigger = stop.ask();
      request = request(running, directory, trigger);
      asked.accept(request);
      String path = stop.await(trigger, reconnection);
      progress.accept("savepoint: " + path);
      return Optional.of(path);
    } catch (SavepointPendingException unknown) {
      throw new StateProtectedException(
          request.what() + ", and how it ended is not known: " + unknown.getMessage(),
          request.whereToLook());
    } catch (FlinkRestException failed) {
      throw new StateProtectedException(
          "the savepoint failed: " + failed.getMessage() + last(rest, running),
          "mend that and run it again, " + ANYWAY);
    } catch (InterruptedException interrupted) {
      progress.accept("interrupted: " + request.what() + "; " + request.whereToLook());
      throw interrupted;
    }
  }

  private AskedSavepoint request(JobSummary running, String directory, @Nullable String trigger) {
    return new AskedSavepoint(job.name(), job.namespace(), running.id(), directory, trigger);
  }

  private Optional<String> withoutJob(List<JobSummary> ended) {
    if (ended.size() == 1 && ended.get(0).state() == JobState.FINISHED) {
      progress.accept("the job has finished, so there is no savepoint to take");
      return Optional.empty();
    }
    if (hasNoState()) {
      progress.accept("no job runs and it had no state, so there is no savepoint to take");
      return Optional.empty();
    }
    throw new StateProtectedException(
        "no job runs"
            + ended.stream()
                .map(one -> "; job " + one.id() + " is " + one.state())
                .collect(Collectors.joining())
            + ", so no savepoint can be taken, and its state may be lost",
        "wait until it runs, " + ANYWAY);
  }

  private boolean hasNoState() {
    return options.excludeState() && job.highAvailability().isEmpty();
  }

  private Optional<String> unreachable(RuntimeException silent) {
    if (hasNoState()) {
      progress.accept("no JobManager answers, and the job has no state to save");
      return Optional.empty();
    }
    throw new StateProtectedException(
        "no JobManager answers, so no savepoint can be taken: " + silent.getMessage(),
        "look at its pods: kubectl get pods -n "
            + job.namespace()
            + " -l app="
            + job.name()
            + "; "
            + ANYWAY);
  }

  private static String last(FlinkRest rest, JobSummary running) {
    try {
      List<Checkpoint> checkpoints = rest.checkpoints(running.id());
      return checkpoints.isEmpty()
          ? "; there is no checkpoint either"
          : "; the last checkpoint is " + checkpoints.get(checkpoints.size() - 1).path();
    } catch (FlinkRestException gone) {
      return "";
    }
  }
}
