package io.sluice.deployer.local;

import io.sluice.deployer.local.config.ConfigurationFile;
import io.sluice.deployer.local.error.LocalRunException;
import io.sluice.deployer.local.error.SavepointException;
import io.sluice.deployer.local.job.JobJar;
import io.sluice.deployer.local.job.LocalJob;
import io.sluice.deployer.local.state.LocalState;
import io.sluice.deployer.local.state.RestorePoint;
import io.sluice.deployer.local.state.RestorePoints;
import io.sluice.deployer.local.state.RunLock;
import io.sluice.deployer.local.state.RunPhase;
import io.sluice.deployer.local.state.RunRecordFile;
import io.sluice.deployer.local.state.StateDirectory;
import io.sluice.deployer.rest.FlinkRest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One run of a job on this machine: an S3 server, a JobManager and TaskManagers, each a process.
 *
 * <p>One thread calls {@link #run}, which returns when the run has ended; the processes stay, and
 * the web UI with them, until {@link #close}. Any other thread, also a shutdown hook, may call
 * {@link #stop} and {@link #close} at any time. When this JVM is killed, the processes end too.
 */
public final class LocalRun implements AutoCloseable {
  private final LocalJob job;
  private final LocalOptions options;
  private final LocalListener listener;
  private final StateDirectory state;
  private final CompletableFuture<LocalOutcome> outcome = new CompletableFuture<>();
  private final Inbox inbox = new Inbox();
  private @Nullable RunLock lock;
  private @Nullable Cluster cluster;
  private boolean closed;
  private boolean stopping;

  /** A run that has not begun. */
  public LocalRun(LocalJob job, LocalOptions options, LocalListener listener) {
    this.job = job;
    this.options = options;
    this.listener = listener;
    this.state = StateDirectory.of(options.stateRoot(), job.name());
  }

  /**
   * Runs the job until it ends, fails, or is stopped.
   *
   * @throws LocalRunException if it cannot be started
   */
  public LocalOutcome run() throws InterruptedException {
    try {
      LocalOutcome end = startAndFollow();
      outcome.complete(end);
      return end;
    } catch (RuntimeException | InterruptedException e) {
      if (isStoppedBeforeJob()) {
        LocalOutcome end =
            LocalOutcome.Stopped.beforeItRan(RestorePoints.newest(state).orElse(null));
        outcome.complete(end);
        return end;
      }
      outcome.completeExceptionally(e);
      throw e;
    }
  }

  /**
   * Stops the job with a savepoint, or at its newest checkpoint if a savepoint cannot be taken.
   *
   * @return how the run ended; {@link LocalOutcome.Finished} if the job was faster
   * @throws SavepointException if there is neither; the job goes on until {@link #close}
   * @throws LocalRunException if the run could not be started at all
   */
  public LocalOutcome stop() throws InterruptedException {
    CompletableFuture<LocalOutcome> reply = new CompletableFuture<>();
    inbox.stop(reply);
    stopBeforeJob();
    try {
      return (LocalOutcome) CompletableFuture.anyOf(reply, outcome).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof LocalRunException problem) {
        throw problem;
      }
      throw new LocalRunException("the run ended: " + e.getCause(), e);
    }
  }

  /** The folder of this job's local state. */
  public StateDirectory state() {
    return state;
  }

  /** Ends all processes, deletes what is temporary, and lets the next run begin. */
  @Override
  public synchronized void close() {
    closed = true;
    try {
      if (cluster != null) {
        cluster.close();
        cluster.record(cluster.record().ended(phase()));
        state.clearTemporary();
        cluster = null;
      }
    } finally {
      if (lock != null) {
        lock.close();
        lock = null;
      }
    }
  }

  private LocalOutcome startAndFollow() throws InterruptedException {
    JobJar.check(job.jar(), job.entryClass());
    takeLock();
    LocalState.endLeftovers(state);
    Optional<RestorePoint> from = restorePoint();
    RunPlan plan = RunPlan.of(job, options, state, from);
    makeRoom();
    state.writeConf("flink-conf.yaml", ConfigurationFile.text(plan.configuration().options()));
    state.writeConf(LoggingFile.NAME, LoggingFile.TEXT);
    from.ifPresent(point -> listener.on(new LocalEvent.Resuming(point)));
    plan.notes().forEach(note -> listener.on(new LocalEvent.Note(note)));
    Processes processes =
        new Processes(options.distribution(), state, new S3Keys(), plan.configuration().options());
    Cluster starting =
        open(
            new Cluster(processes, plan.record(), new RunRecordFile(state), listener, inbox::wake));
    URI metrics = start(starting, plan);
    FlinkRest rest = new FlinkRest(starting::webUi);
    Endings endings = new Endings(rest, plan, state, processes.logOfJobManager());
    return new Follower(starting, rest, plan, endings, options, listener, metrics).follow(inbox);
  }

  private Optional<RestorePoint> restorePoint() {
    return options.start() == LocalOptions.Start.CLEAN
        ? Optional.empty()
        : LocalState.restorePoint(
            state, job.name(), options.start() == LocalOptions.Start.RESUMING);
  }

  private void makeRoom() {
    switch (options.start()) {
      case CLEAN -> state.clear();
      case ANEW -> state.clearBuckets();
      case RESUMING -> {}
    }
    state.prepare();
  }

  private URI start(Cluster starting, RunPlan plan) {
    URI endpoint = starting.startS3(plan.s3Args());
    listener.on(new LocalEvent.S3Started(endpoint));
    if (plan.upload() != null && plan.input() != null) {
      listener.on(new LocalEvent.InputUploaded(plan.upload(), plan.input()));
    }
    return starting.startFlink(plan, List.of("-Ds3.endpoint=" + endpoint), plan.jobProperties());
  }

  private synchronized void takeLock() {
    if (closed) {
      throw new LocalRunException("the run of '" + job.name() + "' was closed before it began");
    }
    lock = RunLock.take(state, job.name());
  }

  private synchronized Cluster open(Cluster starting) {
    cluster = starting;
    if (closed || stopping) {
      starting.closeBeforeJob();
    }
    return starting;
  }

  private synchronized void stopBeforeJob() {
    stopping = true;
    if (cluster != null) {
      cluster.closeBeforeJob();
    }
  }

  private synchronized boolean isStoppedBeforeJob() {
    return stopping && cluster != null && !cluster.hasJob();
  }

  private RunPhase phase() {
    if (!outcome.isDone() || outcome.isCompletedExceptionally()) {
      return RunPhase.FAILED;
    }
    LocalOutcome end = outcome.join();
    if (end instanceof LocalOutcome.Finished) {
      return RunPhase.FINISHED;
    }
    return end instanceof LocalOutcome.Stopped ? RunPhase.STOPPED : RunPhase.FAILED;
  }
}
