package io.sluice.deployer.cli;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How long a command waits for an effect. */
final class TimeoutOption {
  static final String DESCRIPTION =
      "How long to wait at most, as 90s, 10m or 1h30m (default: ${DEFAULT-VALUE}).";

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      defaultValue = "5m",
      converter = DurationConverter.class,
      description = DESCRIPTION)
  Duration duration;

  @SuppressWarnings("NullAway.Init")
  TimeoutOption() {}
}
