package io.sluice.deployer.rest;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A vertex of a job's graph.
 *
 * @param id Flink's id of it, 32 hexadecimal digits
 * @param name the names of its chained operators
 * @param parallelism with which it runs
 */
public record JobVertex(String id, String name, int parallelism) {
  static JobVertex of(JsonNode vertex) {
    return new JobVertex(
        vertex.path("id").asText(),
        vertex.path("name").asText(),
        vertex.path("parallelism").asInt());
  }
}
