package io.sluice.deployer.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A failure of a job that the JobManager remembers.
 *
 * @param time when it was
 * @param stackTrace the exception
 * @param task the task that failed; empty where it was the whole job
 */
public record JobFailure(Instant time, String stackTrace, String task) {
  /** All in an answer of {@code /jobs/ID/exceptions}, the newest first. */
  static List<JobFailure> all(JsonNode exceptions) {
    List<JobFailure> failures = new ArrayList<>();
    for (JsonNode entry : exceptions.path("exceptionHistory").path("entries")) {
      failures.add(of(entry));
    }
    if (failures.isEmpty() && exceptions.hasNonNull("root-exception")) {
      failures.add(root(exceptions));
    }
    return failures;
  }

  private static JobFailure of(JsonNode entry) {
    return new JobFailure(
        Instant.ofEpochMilli(entry.path("timestamp").asLong()),
        entry.path("stacktrace").asText(),
        entry.path("taskName").asText(""));
  }

  /** Of a job that failed before it had a graph. */
  private static JobFailure root(JsonNode exceptions) {
    return new JobFailure(
        Instant.ofEpochMilli(exceptions.path("timestamp").asLong()),
        exceptions.path("root-exception").asText(),
        "");
  }
}
