package io.sluice.deployer.cluster.install;

import io.sluice.deployer.chart.OperatorValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The values in a file for Helm to read, as long as it is open. */
final class ValuesFile implements AutoCloseable {
  private final Path file;

  ValuesFile(OperatorValues values) {
    try {
      file = Files.createTempFile("operator-values", ".yaml");
      Files.writeString(file, values.yaml());
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  Path path() {
    return file;
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }
}
