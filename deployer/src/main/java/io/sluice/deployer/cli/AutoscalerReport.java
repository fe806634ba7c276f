package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.autoscaler.Scaling;
import io.sluice.deployer.cluster.autoscaler.ScalingNote;
import io.sluice.deployer.cluster.autoscaler.ScalingReport;
import io.sluice.deployer.cluster.autoscaler.VertexScaling;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the autoscaler measured and decided, for people and for programs. */
final class AutoscalerReport {
  private static final int LONGEST_NAME = 48;
  private static final int SHORT_ID = 8;
  private static final double PERCENT = 100;

  private AutoscalerReport() {}

  static String text(String name, Scaling scaling) {
    StringBuilder text = new StringBuilder();
    if (!scaling.enabled()) {
      text.append(name)
          .append(": the autoscaler is off\n  fix: describe job.autoscaler.enabled: \"true\"")
          .append(" (kubernetes.operator.job.autoscaler.enabled up to EMR 7.1) and apply it\n");
    } else if (!scaling.scales()) {
      text.append(name)
          .append(": the autoscaler only recommends (job.autoscaler.scaling.enabled is false)\n");
    }
    if (!scaling.vertices().isEmpty()) {
      text.append(table(scaling.vertices())).append('\n');
    } else if (scaling.enabled()) {
      text.append(name).append(": it has measured nothing yet\n");
    }
    ScalingReport last = scaling.last();
    if (last != null) {
      text.append(last.executed() ? "scaled " : "recommended ")
          .append(last.vertices().size())
          .append(last.vertices().size() == 1 ? " vertex at " : " vertices at ")
          .append(last.time())
          .append('\n');
    }
    for (ScalingNote note : scaling.notes()) {
      text.append(note.time()).append(' ').append(note.reason()).append(": ");
      text.append(note.message()).append('\n');
    }
    return text.toString().stripTrailing();
  }

  static Map<String, Object> data(Scaling scaling) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("enabled", scaling.enabled());
    data.put("scales", scaling.scales());
    data.put("vertices", scaling.vertices().stream().map(AutoscalerReport::data).toList());
    ScalingReport last = scaling.last();
    data.put("lastReport", last == null ? null : last.time().toString());
    data.put("lastReportExecuted", last == null ? null : last.executed());
    data.put(
        "notes",
        scaling.notes().stream()
            .map(
                note ->
                    Map.of(
                        "time",
                        note.time().toString(),
                        "reason",
                        note.reason(),
                        "message",
                        note.message()))
            .toList());
    return data;
  }

  private static TextTable table(List<VertexScaling> vertices) {
    TextTable table =
        new TextTable("VERTEX", "CURRENT", "TARGET", "BUSY", "LAG", "CAN", "MUST", "DECIDED");
    for (VertexScaling vertex : vertices) {
      table.row(
          name(vertex),
          cell(vertex.current(), String::valueOf),
          cell(vertex.target(), String::valueOf),
          cell(vertex.busy(), busy -> Math.round(busy * PERCENT) + "%"),
          cell(vertex.lag(), lag -> String.format(Locale.ROOT, "%,d", lag)),
          cell(vertex.processed(), AutoscalerReport::rate),
          cell(vertex.demanded(), AutoscalerReport::rate),
          cell(vertex.decided(), Instant::toString));
    }
    return table;
  }

  private static String name(VertexScaling vertex) {
    String name = vertex.name();
    if (name == null) {
      return vertex.id().substring(0, Math.min(SHORT_ID, vertex.id().length()));
    }
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
  }

  private static <T> String cell(@Nullable T value, Function<T, String> text) {
    return value == null ? "-" : text.apply(value);
  }

  private static String rate(double perSecond) {
    return String.format(Locale.ROOT, "%.1f/s", perSecond);
  }

  private static Map<String, Object> data(VertexScaling vertex) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("id", vertex.id());
    data.put("name", vertex.name());
    data.put("current", vertex.current());
    data.put("target", vertex.target());
    data.put("busy", vertex.busy());
    data.put("lag", vertex.lag());
    data.put("recordsPerSecondPossible", vertex.processed());
    data.put("recordsPerSecondDemanded", vertex.demanded());
    Instant decided = vertex.decided();
    data.put("decided", decided == null ? null : decided.toString());
    return data;
  }
}
