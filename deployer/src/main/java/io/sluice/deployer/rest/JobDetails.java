package io.sluice.deployer.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A job as {@code /jobs/overview} and {@code /jobs/:id} have it.
 *
 * @param name its name
 * @param state its state
 * @param duration how long it has run
 * @param allTasksRun whether every task runs or has finished
 * @param vertices what went through each vertex
 */
public record JobDetails(
    String name,
    JobState state,
    Duration duration,
    boolean allTasksRun,
    List<VertexRecords> vertices) {

  public JobDetails {
    vertices = List.copyOf(vertices);
  }

  /**
   * Of the list's entry and the details of a job. The state is that of the details: Flink answers
   * for those and for the job's counts from one copy that may be a second old, so that a state
   * which is final there says that the counts are final, too.
   */
  static JobDetails of(JsonNode overview, JsonNode details) {
    List<VertexRecords> vertices = new ArrayList<>();
    for (JsonNode vertex : details.path("vertices")) {
      JsonNode metrics = vertex.path("metrics");
      vertices.add(
          new VertexRecords(
              vertex.path("name").asText(),
              metrics.path("read-records").asLong(),
              metrics.path("write-records").asLong()));
    }
    JsonNode tasks = overview.path("tasks");
    int total = tasks.path("total").asInt();
    return new JobDetails(
        overview.path("name").asText(),
        JobState.valueOf(details.path("state").asText(overview.path("state").asText())),
        Duration.ofMillis(overview.path("duration").asLong()),
        total > 0 && tasks.path("running").asInt() + tasks.path("finished").asInt() == total,
        vertices);
  }

  /** Whether it can take a savepoint: every task runs. */
  public boolean isRunning() {
    return state == JobState.RUNNING && allTasksRun;
  }

  /** Records that sources sent, as far as Flink counts them. */
  public long recordsIn() {
    return vertices.stream().filter(vertex -> vertex.in() == 0).mapToLong(VertexRecords::out).sum();
  }
}
