package io.sluice.deployer.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where local runs keep what they leave. */
final class StateOption {
  @Option(
      names = "--state-dir",
      paramLabel = "DIR",
      description = "Where runs keep their state (default: .sluice in the project).")
  @Nullable Path given;

  /** The folder; that of the project where none is given, from wherever sluice is called. */
  Path directory() {
    return given == null ? Project.current().root().resolve(".sluice") : given;
  }
}
