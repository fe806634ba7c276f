package io.sluice.deployer.cli;

import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long a command waits for the effect that it verifies. */
final class PatienceOptions {
  @Option(
      names = "--no-wait",
      description = "Ask for it and return; whether it comes about is not verified.")
  boolean noWait;

  @Mixin OperatorTimeout operator;

  @SuppressWarnings("NullAway.Init")
  PatienceOptions() {}

  /** How long at most. */
  Duration timeout() {
    return operator.timeout;
  }
}
