package io.sluice.deployer.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How parallel a job runs.
 *
 * @param asked the parallelism of the job, for every vertex that has none of its own
 * @param vertices that of each vertex, by its name
 * @param max how parallel each vertex can become with the state it has, by its name
 */
public record Parallelism(int asked, Map<String, Integer> vertices, Map<String, Integer> max) {
  public Parallelism {
    vertices = Collections.unmodifiableMap(new LinkedHashMap<>(vertices));
    max = Collections.unmodifiableMap(new LinkedHashMap<>(max));
  }

  static Parallelism of(JsonNode configuration, JsonNode details) {
    Map<String, Integer> vertices = new LinkedHashMap<>();
    Map<String, Integer> max = new LinkedHashMap<>();
    for (JsonNode vertex : details.path("vertices")) {
      String name = vertex.path("name").asText();
      vertices.put(name, vertex.path("parallelism").asInt());
      if (vertex.path("maxParallelism").asInt() > 0) {
        max.put(name, vertex.path("maxParallelism").asInt());
      }
    }
    return new Parallelism(
        configuration.path("execution-config").path("job-parallelism").asInt(), vertices, max);
  }

  /** The most parallel vertex; 0 where there is none. */
  public int highest() {
    return vertices.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  /** The least of what vertices can become; without a limit where none is known. */
  public int limit() {
    return least(max.values());
  }

  private static int least(Collection<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).min().orElse(Integer.MAX_VALUE);
  }
}
