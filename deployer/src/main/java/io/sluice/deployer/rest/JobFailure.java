package io.sluice.deployer.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A failure of a job that the JobManager remembers.
 *
 * @param time when it was
 * @param stackTrace the exception
 * @param task the task that failed; empty where it was the whole job
 */
public record JobFailure(Instant time, String stackTrace, String task) {
  static JobFailure of(JsonNode entry) {
    return new JobFailure(
        Instant.ofEpochMilli(entry.path("timestamp").asLong()),
        entry.path("stacktrace").asText(),
        entry.path("taskName").asText(""));
  }

  /** Of a job that failed before it had a graph. */
  static JobFailure root(JsonNode exceptions) {
    return new JobFailure(
        Instant.ofEpochMilli(exceptions.path("timestamp").asLong()),
        exceptions.path("root-exception").asText(),
        "");
  }
}
