package io.sluice.deployer.local.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A job as {@code /jobs/:id} has it.
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

  static JobDetails of(JsonNode json) {
    List<VertexRecords> vertices = new ArrayList<>();
    boolean allTasksRun = true;
    for (JsonNode vertex : json.path("vertices")) {
      JsonNode metrics = vertex.path("metrics");
      vertices.add(
          new VertexRecords(
              vertex.path("name").asText(),
              metrics.path("read-records").asLong(),
              metrics.path("write-records").asLong()));
      JsonNode tasks = vertex.path("tasks");
      allTasksRun &=
          tasks.path("RUNNING").asInt() + tasks.path("FINISHED").asInt()
              == vertex.path("parallelism").asInt();
    }
    return new JobDetails(
        json.path("name").asText(),
        JobState.valueOf(json.path("state").asText()),
        Duration.ofMillis(json.path("duration").asLong()),
        allTasksRun,
        vertices);
  }

  /** Records that sources sent, as far as Flink counts them. */
  public long recordsIn() {
    return vertices.stream().filter(vertex -> vertex.in() == 0).mapToLong(VertexRecords::out).sum();
  }
}
