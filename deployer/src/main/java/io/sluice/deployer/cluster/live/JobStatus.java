package io.sluice.deployer.cluster.live;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the operator says of the job ({@code status.jobStatus}).
 *
 * @param id Flink's id of the job; null before it was seen
 * @param state Flink's state of it, such as {@code RUNNING}; empty before it was seen
 * @param started when it was started first
 * @param lastSavepoint the newest savepoint
 * @param upgradeSavepoint the state from which the operator starts it next (operator 1.10 and
 *     later)
 * @param pendingTrigger the id of the savepoint that is being taken
 */
public record JobStatus(
    @Nullable String id,
    String state,
    @Nullable Instant started,
    @Nullable SavepointInfo lastSavepoint,
    @Nullable String upgradeSavepoint,
    @Nullable String pendingTrigger) {
  /** Reads the part of the status. */
  static JobStatus of(Tree job) {
    Tree savepoint = job.at("savepointInfo", "lastSavepoint");
    Optional<SavepointInfo> last =
        savepoint
            .text("location")
            .map(
                location ->
                    new SavepointInfo(
                        location,
                        savepoint.time("timeStamp").orElse(Instant.EPOCH),
                        savepoint.text("triggerType").orElse("")));
    return new JobStatus(
        job.text("jobId").orElse(null),
        job.text("state").orElse(""),
        job.time("startTime").orElse(null),
        last.orElse(null),
        job.text("upgradeSavepointPath").orElse(null),
        job.text("savepointInfo", "triggerId").orElse(null));
  }

  /** Whether the job has come to an end by itself, failed, or was cancelled. */
  public boolean isTerminal() {
    return state.equals("FINISHED") || state.equals("FAILED") || state.equals("CANCELED");
  }
}
