package io.sluice.deployer.rest;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A job as the JobManager's list has it.
 *
 * @param id its id
 * @param name its name
 * @param state its state
 * @param allTasksRun whether every task runs or has finished
 */
public record JobSummary(String id, String name, JobState state, boolean allTasksRun) {
  static JobSummary of(JsonNode json) {
    JsonNode tasks = json.path("tasks");
    int total = tasks.path("total").asInt();
    return new JobSummary(
        json.path("jid").asText(),
        json.path("name").asText(),
        JobState.valueOf(json.path("state").asText()),
        total > 0 && tasks.path("running").asInt() + tasks.path("finished").asInt() == total);
  }

  /** Whether it does its work: every task runs. */
  public boolean isRunning() {
    return state == JobState.RUNNING && allTasksRun;
  }
}
