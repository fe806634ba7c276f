package io.sluice.deployer.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a savepoint has come.
 *
 * @param done whether it has ended, in one way or the other
 * @param path where it lies; null if there is none
 * @param failure why there is none, as a stack trace; null if there is one
 */
public record SavepointResult(boolean done, @Nullable String path, @Nullable String failure) {
  static SavepointResult of(JsonNode json) {
    JsonNode operation = json.path("operation");
    return new SavepointResult(
        json.path("status").path("id").asText().equals("COMPLETED"),
        operation.hasNonNull("location") ? operation.get("location").asText() : null,
        operation.hasNonNull("failure-cause")
            ? operation.get("failure-cause").path("stack-trace").asText()
            : null);
  }

  /** Where it lies, if it was taken. */
  public Optional<String> location() {
    return Optional.ofNullable(path);
  }
}
