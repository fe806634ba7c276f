package io.sluice.deployer.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where local runs keep what they leave. */
final class StateOption {
  @Option(
      names = "--state-dir",
      paramLabel = "DIR",
      defaultValue = ".sluice",
      description = "Where runs keep their state (default: ${DEFAULT-VALUE}).")
  Path directory;

  @SuppressWarnings("NullAway.Init")
  StateOption() {}
}
