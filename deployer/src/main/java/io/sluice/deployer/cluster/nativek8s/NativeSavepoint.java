package io.sluice.deployer.cluster.nativek8s;

import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.flink.FlinkPort;
import io.sluice.deployer.rest.Checkpoint;
import io.sluice.deployer.rest.FlinkRest;
import io.sluice.deployer.rest.FlinkRestException;
import io.sluice.deployer.rest.JobSummary;
import io.sluice.deployer.rest.StopWithSavepoint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Stops a job that has state with a savepoint, and refuses to lose the state if that fails. */
final class NativeSavepoint {
  private static final String ANYWAY =
      "or say --no-savepoint to delete it without one, and with it what it did since then";

  private final NativeJob job;
  private final LiveOptions options;
  private final Consumer<String> progress;

  NativeSavepoint(NativeJob job, LiveOptions options, Consumer<String> progress) {
    this.job = job;
    this.options = options;
    this.progress = progress;
  }

  /**
   * Stops the job.
   *
   * @return where the savepoint lies; empty if the job has no state
   * @throws StateProtectedException if it has state and there can be no savepoint
   */
  Optional<String> take(SavepointChoice choice, Duration patience) throws InterruptedException {
    try (FlinkPort port = FlinkPort.open(job.cluster(), job.namespace(), job.name(), 0)) {
      FlinkRest rest = port.rest();
      List<JobSummary> running =
          rest.jobs().stream().filter(one -> !one.state().isFinal()).toList();
      if (running.isEmpty()) {
        return withoutJob();
      }
      return stop(rest, running.get(0), choice, patience);
    } catch (ClusterException | FlinkRestException silent) {
      return unreachable(silent);
    }
  }

  private Optional<String> stop(
      FlinkRest rest, JobSummary running, SavepointChoice choice, Duration patience)
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
    if (choice.directory() == null && options.savepointDirectory().isEmpty()) {
      throw new StateProtectedException(
          "the job has state, and no directory for savepoints is configured",
          "give one with --savepoint-dir, " + ANYWAY);
    }
    progress.accept("stopping with a savepoint");
    try {
      String path = new StopWithSavepoint(rest, running.id(), patience, choice.directory()).take();
      progress.accept("savepoint: " + path);
      return Optional.of(path);
    } catch (FlinkRestException failed) {
      throw new StateProtectedException(
          "the savepoint failed: " + failed.getMessage() + last(rest, running),
          "mend that and run it again, " + ANYWAY);
    }
  }

  private Optional<String> withoutJob() {
    progress.accept("no job runs, so there is no savepoint to take");
    return Optional.empty();
  }

  private Optional<String> unreachable(RuntimeException silent) {
    if (!options.takesCheckpoints()
        && options.savepointDirectory().isEmpty()
        && job.highAvailability().isEmpty()) {
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
