package io.sluice.deployer.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;

/**
 * What the end-to-end tests measure, one line each in target/e2e/times.csv; docs/times.md tells the
 * numbers.
 */
final class Times {
  private static final Path FILE = Path.of("target", "e2e", "times.csv");

  private Times() {}

  static synchronized void note(String what, Duration took) throws IOException {
    Files.createDirectories(FILE.getParent());
    Files.writeString(
        FILE,
        String.format(Locale.ROOT, "%s,%.1f%n", what, took.toMillis() / 1000.0),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
