package io.sluice.deployer.local.state;

import io.sluice.deployer.local.error.LocalRunException;
import io.sluice.deployer.spec.S3Uri;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Counts what a job wrote. */
public final class Outputs {
  private static final int CHUNK = 1 << 16;

  private Outputs() {}

  /**
   * What lies below the places, without those that are empty. Names with a leading dot or
   * underscore do not count: they are unfinished parts.
   *
   * @throws LocalRunException if something cannot be read
   */
  public static List<OutputLocation> below(StateDirectory state, List<S3Uri> places) {
    return places.stream()
        .map(place -> count(state, place))
        .filter(location -> location.objects() > 0)
        .toList();
  }

  private static OutputLocation count(StateDirectory state, S3Uri place) {
    Path folder = state.onDisk(place);
    List<Path> objects = objects(folder);
    long lines = objects.stream().mapToLong(Outputs::lines).sum();
    return new OutputLocation(place, folder, objects.size(), lines);
  }

  private static List<Path> objects(Path folder) {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().matches("[._].*"))
          .toList();
    } catch (IOException e) {
      throw new LocalRunException(folder + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static long lines(Path file) {
    long lines = 0;
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(chunk); read > 0; read = in.read(chunk)) {
        for (int i = 0; i < read; i++) {
          lines += chunk[i] == '\n' ? 1 : 0;
        }
      }
    } catch (IOException e) {
      throw new LocalRunException(file + " cannot be read: " + e.getMessage(), e);
    }
    return lines;
  }
}
