package io.sluice.deployer.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the checkpoints of a job fare.
 *
 * @param last the newest that was completed; null before the first
 * @param completedAt when that was; null before the first
 * @param failed how many failed since the JobManager started
 * @param failedAt when the last one failed; null if none did
 * @param failure why it failed; empty if none did
 */
public record CheckpointStatistics(
    @Nullable Checkpoint last,
    @Nullable Instant completedAt,
    int failed,
    @Nullable Instant failedAt,
    String failure) {
  static CheckpointStatistics of(JsonNode statistics) {
    JsonNode latest = statistics.path("latest");
    JsonNode completed = latest.path("completed");
    JsonNode failed = latest.path("failed");
    return new CheckpointStatistics(
        completed.isObject() ? Checkpoint.of(completed) : null,
        completed.isObject() ? time(completed, "latest_ack_timestamp") : null,
        statistics.path("counts").path("failed").asInt(),
        failed.isObject() ? time(failed, "failure_timestamp") : null,
        failed.path("failure_message").asText(""));
  }

  /** Whether the last one failed, none having been completed since. */
  public boolean isFailing() {
    return failedAt != null && (completedAt == null || failedAt.isAfter(completedAt));
  }

  private static Instant time(JsonNode checkpoint, String field) {
    return Instant.ofEpochMilli(checkpoint.path(field).asLong());
  }
}
