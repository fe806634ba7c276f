package io.sluice.deployer.cluster.status;

import io.sluice.deployer.rest.CheckpointStatistics;
import io.sluice.deployer.rest.JobFailure;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the JobManager says of a job.
 *
 * @param allTasksRun whether every task runs or has finished
 * @param restarts how often the job was restarted since its JobManager started
 * @param checkpoints its checkpoints; null if it takes none
 * @param failures the failures that are remembered, the newest first
 */
public record JobView(
    boolean allTasksRun,
    int restarts,
    @Nullable CheckpointStatistics checkpoints,
    List<JobFailure> failures) {
  public JobView {
    failures = List.copyOf(failures);
  }

  /** How its checkpoints fare. */
  public Optional<CheckpointStatistics> checkpointStatistics() {
    return Optional.ofNullable(checkpoints);
  }
}
