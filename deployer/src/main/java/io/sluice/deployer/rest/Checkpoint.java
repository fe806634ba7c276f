package io.sluice.deployer.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * A completed checkpoint or savepoint.
 *
 * @param id its number, which grows
 * @param duration from its trigger to the last acknowledgement
 * @param bytes what was written for it
 * @param savepoint whether it is a savepoint
 * @param path where it lies
 */
public record Checkpoint(long id, Duration duration, long bytes, boolean savepoint, String path) {
  static Checkpoint of(JsonNode json) {
    return new Checkpoint(
        json.path("id").asLong(),
        Duration.ofMillis(json.path("end_to_end_duration").asLong()),
        json.path("checkpointed_size").asLong(json.path("state_size").asLong()),
        json.path("is_savepoint").asBoolean(),
        json.path("external_path").asText());
  }
}
