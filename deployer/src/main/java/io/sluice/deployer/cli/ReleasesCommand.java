package io.sluice.deployer.cli;

import io.sluice.deployer.release.Feature;
import io.sluice.deployer.release.Release;
import io.sluice.deployer.release.Releases;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what each EMR release holds. */
@Command(
    name = "releases",
    description = "Says what each EMR release holds.",
    footer = {
      "",
      "A value in brackets is not AWS's own word: [INF] is inferred, [OBS] observed.",
      "",
      "Example:",
      "  sluice releases -o json"
    })
final class ReleasesCommand implements Callable<Integer> {
  private static final String UNKNOWN = "unknown";

  @Mixin OutputOption output;

  @SuppressWarnings("NullAway.Init")
  ReleasesCommand() {}

  private record Line(
      String label,
      String flinkVersion,
      String flink,
      String java,
      String operator,
      String operatorJava,
      String autoscalerPrefix,
      List<String> datedTags,
      List<String> features,
      String source,
      String note) {
    static Line of(Release release) {
      return new Line(
          release.label().toString(),
          release.flinkVersion().toString(),
          release.flink().toString(),
          release.java().toString(),
          release.operator().map(Object::toString).orElse(UNKNOWN),
          release.operatorJava().map(Object::toString).orElse(UNKNOWN),
          release.autoscalerPrefix().toString(),
          release.datedTags(),
          release.features().stream().map(Feature::id).toList(),
          release.source(),
          release.note().orElse(""));
    }
  }

  @Override
  public Integer call() {
    List<Line> lines = Releases.all().stream().map(Line::of).toList();
    TextTable table =
        new TextTable("LABEL", "FLINK VERSION", "FLINK", "JAVA", "OPERATOR", "AUTOSCALER KEYS");
    lines.forEach(
        line ->
            table.row(
                line.label(),
                line.flinkVersion(),
                line.flink(),
                line.java(),
                line.operator(),
                line.autoscalerPrefix() + "*"));
    output.print(lines, table);
    return ExitCode.OK;
  }
}
