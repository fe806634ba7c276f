package io.sluice.deployer.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A folder for the files of one command, which only its owner may read: options can hold secrets.
 *
 * @param path the folder
 */
record TemporaryFolder(Path path) implements AutoCloseable {
  /** A new folder with files in it. */
  static TemporaryFolder of(Map<Path, String> files) throws IOException {
    Path path = Files.createTempDirectory("sluice-");
    for (Map.Entry<Path, String> file : files.entrySet()) {
      Path place = path.resolve(file.getKey());
      Files.createDirectories(place.getParent());
      Files.writeString(place, file.getValue());
    }
    return new TemporaryFolder(path);
  }

  /** Deletes the folder with all that is in it. */
  @Override
  public void close() throws IOException {
    List<Path> all;
    try (Stream<Path> found = Files.walk(path)) {
      all = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path one : all) {
      Files.delete(one);
    }
  }
}
