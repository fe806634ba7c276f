package io.sluice.deployer.cli;

import io.sluice.deployer.options.FlinkDuration;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How long a command waits for an effect. */
final class TimeoutOption {
  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "5min",
      description = "How long to wait, such as 90s or 10min (default: ${DEFAULT-VALUE}).")
  String time;

  @SuppressWarnings("NullAway.Init")
  TimeoutOption() {}

  /**
   * The time.
   *
   * @throws CommandException if it is none
   */
  Duration duration() {
    try {
      return FlinkDuration.parse(time);
    } catch (IllegalArgumentException malformed) {
      throw CommandException.usage(
          "--timeout: '" + time + "' is no time", "write it like 90s or 10min");
    }
  }
}
