package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.install.SavedResources;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where copies of Flink's resources go before they are deleted. */
final class SaveOption {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  @Option(
      names = "--save-to",
      paramLabel = "DIR",
      description =
          "An empty folder for the copies of Flink's resources (default:"
              + " .sluice/operator/ENV-TIME).")
  @Nullable Path folder;

  @SuppressWarnings("NullAway.Init")
  SaveOption() {}

  SavedResources saved(String environment) {
    return new SavedResources(
        folder == null
            ? Project.current()
                .root()
                .resolve(".sluice")
                .resolve("operator")
                .resolve(environment + "-" + TIME.format(Instant.now()))
            : folder.toAbsolutePath());
  }
}
