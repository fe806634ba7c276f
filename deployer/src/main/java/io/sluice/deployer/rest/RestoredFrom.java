package io.sluice.deployer.rest;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * From which state a job was started or recovered.
 *
 * @param checkpoint the number of the checkpoint
 * @param savepoint whether it is a savepoint
 * @param path where it lies
 */
public record RestoredFrom(long checkpoint, boolean savepoint, String path) {
  static RestoredFrom of(JsonNode json) {
    return new RestoredFrom(
        json.path("id").asLong(),
        json.path("is_savepoint").asBoolean(),
        json.path("external_path").asText());
  }
}
