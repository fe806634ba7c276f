package io.sluice.deployer.cli;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How long a command waits at most for what the operator does. */
final class OperatorTimeout {
  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      defaultValue = "10m",
      converter = DurationConverter.class,
      description = TimeoutOption.DESCRIPTION)
  Duration timeout;

  @SuppressWarnings("NullAway.Init")
  OperatorTimeout() {}
}
