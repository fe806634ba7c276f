package io.sluice.deployer.local;

import io.sluice.deployer.rest.Checkpoint;
import io.sluice.deployer.rest.FlinkRest;
import io.sluice.deployer.rest.JobDetails;
import io.sluice.deployer.rest.JobState;
import io.sluice.deployer.rest.RootCause;
import io.sluice.deployer.rest.Slots;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the JobManager how the job is, and tells the listener what is new. */
final class JobWatch {
  private final FlinkRest rest;
  private final String jobId;
  private final int slotsWanted;
  private final LocalListener listener;
  private int slots;
  private long lastCheckpoint;
  private long records;
  private int restarts;
  private @Nullable JobState state;

  JobWatch(FlinkRest rest, RunPlan plan, LocalListener listener) {
    this.rest = rest;
    this.jobId = plan.jobId();
    this.slotsWanted = plan.fit().taskManagers() * plan.fit().slots();
    this.listener = listener;
  }

  /** Asks once. Returns the job, if the JobManager knows it. */
  Optional<JobDetails> poll() {
    tellSlots(rest.slots());
    Optional<JobDetails> job = rest.job(jobId);
    job.ifPresent(this::tell);
    return job;
  }

  private void tell(JobDetails job) {
    if (job.state() != JobState.INITIALIZING) {
      tellRestarts();
      tellCheckpoints();
    }
    if (job.recordsIn() != records) {
      records = job.recordsIn();
      listener.on(new LocalEvent.RecordsRead(records));
    }
    boolean comingUp = job.state() == JobState.RUNNING && !job.allTasksRun();
    if (job.state() != state && !comingUp) {
      state = job.state();
      listener.on(new LocalEvent.JobStateChanged(job.state()));
    }
  }

  private void tellSlots(Slots now) {
    if (now.total() != slots) {
      slots = now.total();
      listener.on(new LocalEvent.SlotsRegistered(slots, slotsWanted));
    }
  }

  private void tellCheckpoints() {
    for (Checkpoint checkpoint : rest.checkpoints(jobId)) {
      if (checkpoint.id() > lastCheckpoint && !checkpoint.savepoint()) {
        lastCheckpoint = checkpoint.id();
        listener.on(
            new LocalEvent.CheckpointCompleted(
                checkpoint.id(), checkpoint.duration(), checkpoint.bytes()));
      }
    }
  }

  private void tellRestarts() {
    int now = rest.restarts(jobId);
    if (now > restarts) {
      restarts = now;
      String cause = rest.lastFailure(jobId).map(RootCause::of).orElse("unknown");
      listener.on(new LocalEvent.JobRestarted(restarts, cause));
    }
  }
}
