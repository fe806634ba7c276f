package io.sluice.deployer.local.state;

import io.sluice.deployer.local.error.LocalRunException;
import io.sluice.deployer.spec.S3Uri;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The savepoints and retained checkpoints in the buckets of a job. */
public final class RestorePoints {
  private static final String METADATA = "_metadata";
  private static final Pattern FOLDER = Pattern.compile("chk-\\d+|savepoint-.+");

  private RestorePoints() {}

  /**
   * The one that was completed last. Flink writes {@code _metadata} when all else is there, so a
   * folder without it is none; and neither is a folder that Flink does not name so, for others put
   * a file of that name beside their data, too.
   *
   * @throws LocalRunException if the buckets cannot be read
   */
  public static Optional<RestorePoint> newest(StateDirectory state) {
    if (!Files.isDirectory(state.buckets())) {
      return Optional.empty();
    }
    try (Stream<Path> walk = Files.walk(state.buckets())) {
      return walk.filter(file -> file.endsWith(METADATA))
          .filter(file -> isFlinks(state.buckets().relativize(file)))
          .map(file -> at(state.buckets(), file))
          .max(Comparator.comparing(RestorePoint::completed));
    } catch (IOException e) {
      throw new LocalRunException(state.buckets() + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static boolean isFlinks(Path metadata) {
    int names = metadata.getNameCount();
    return names > 2 && FOLDER.matcher(metadata.getName(names - 2).toString()).matches();
  }

  private static RestorePoint at(Path buckets, Path metadata) {
    Path place = buckets.relativize(metadata.getParent());
    String key = place.subpath(1, place.getNameCount()).toString();
    try {
      return new RestorePoint(
          new S3Uri(S3Uri.Scheme.S3P, place.getName(0).toString(), key),
          Files.getLastModifiedTime(metadata).toInstant());
    } catch (IOException e) {
      throw new LocalRunException(metadata + " cannot be read: " + e.getMessage(), e);
    }
  }
}
