package io.sluice.deployer.check;

import io.sluice.deployer.options.FlinkOptions;
import io.sluice.deployer.spec.FlinkVersion;
import java.util.List;
import java.util.Optional;

/** The options of a description, and those that its Flink line has. */
final class LineOptions {
  private LineOptions() {}

  /** The options of the description's Flink line; empty where there is no catalogue for it. */
  static Optional<FlinkOptions> of(Subject subject) {
    return subject
        .flinkLine()
        .map(FlinkVersion::line)
        .filter(FlinkOptions.lines()::contains)
        .map(FlinkOptions::of);
  }

  /** The Flink line, for messages; empty where there is none. */
  static String line(Subject subject) {
    return subject.flinkLine().map(FlinkVersion::line).orElse("");
  }

  /** What is written under keys that can be keys of Flink; the autoscaler has its own rules. */
  static List<Setting> written(Subject subject) {
    return subject.settings().stream()
        .filter(setting -> Strays.first(setting.key()).isEmpty())
        .filter(setting -> !setting.key().contains("autoscaler."))
        .toList();
  }
}
