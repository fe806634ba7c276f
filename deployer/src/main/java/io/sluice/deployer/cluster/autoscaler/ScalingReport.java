package io.sluice.deployer.cluster.autoscaler;

import io.fabric8.kubernetes.api.model.Event;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An event in which the autoscaler tells what it scales, or would scale ({@code ScalingReport};
 * operators 1.7 to 1.15).
 *
 * @param time when it was told last
 * @param executed whether it scaled, and did not only recommend
 * @param vertices what it said of each vertex
 */
public record ScalingReport(Instant time, boolean executed, List<Change> vertices) {
  /** The event's reason. */
  public static final String REASON = "ScalingReport";

  private static final Pattern VERTEX =
      Pattern.compile(
          "Vertex ID (\\S+) \\| Parallelism (\\d+) -> (\\d+)"
              + "(?: \\| Processing capacity (\\S+) -> (\\S+))?"
              + "(?: \\| Target data rate ([^\\s}]+))?");

  public ScalingReport {
    vertices = List.copyOf(vertices);
  }

  /**
   * What it said of a vertex.
   *
   * @param id Flink's id of the vertex
   * @param from the parallelism before
   * @param to the parallelism after
   * @param processed the records per second that it could process before; NaN where unknown
   * @param demanded the records per second that it has to process; NaN where unknown
   */
  public record Change(String id, int from, int to, double processed, double demanded) {}

  /** Reads an event. */
  static ScalingReport of(Event event) {
    String message = String.valueOf(event.getMessage());
    List<Change> changes = new ArrayList<>();
    Matcher vertex = VERTEX.matcher(message);
    while (vertex.find()) {
      changes.add(
          new Change(
              vertex.group(1),
              Integer.parseInt(vertex.group(2)),
              Integer.parseInt(vertex.group(3)),
              number(vertex.group(4)),
              number(vertex.group(6))));
    }
    boolean onlyRecommended =
        message.contains("ecommended parallelism change") || message.contains("disabled by config");
    return new ScalingReport(time(event), !onlyRecommended, changes);
  }

  /** When an event was seen last. */
  static Instant time(Event event) {
    try {
      return event.getLastTimestamp() != null
          ? Instant.parse(event.getLastTimestamp())
          : Instant.parse(String.valueOf(event.getMetadata().getCreationTimestamp()));
    } catch (DateTimeException unreadable) {
      return Instant.EPOCH;
    }
  }

  /** The operator writes with its locale's comma. */
  private static double number(String text) {
    try {
      return text == null ? Double.NaN : Double.parseDouble(text.replace(',', '.'));
    } catch (NumberFormatException unreadable) {
      return Double.NaN;
    }
  }
}
