package io.sluice.deployer.cli;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How long a command waits for the effect that it verifies. */
final class PatienceOptions {
  @Option(
      names = "--no-wait",
      description = "Ask for it and return; whether it comes about is not verified.")
  boolean noWait;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      defaultValue = "10m",
      converter = DurationConverter.class,
      description = "How long to wait at most, as 90s, 10m or 1h30m (default: ${DEFAULT-VALUE}).")
  Duration timeout;

  @SuppressWarnings("NullAway.Init")
  PatienceOptions() {}
}
