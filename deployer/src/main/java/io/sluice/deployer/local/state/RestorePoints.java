package io.sluice.deployer.local.state;

import io.sluice.deployer.local.error.LocalRunException;
import io.sluice.deployer.spec.S3Uri;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The savepoints and retained checkpoints in the buckets of a job. */
public final class RestorePoints {
  private static final String METADATA = "_metadata";

  private RestorePoints() {}

  /**
   * The one that was completed last. Flink writes {@code _metadata} when all else is there, so a
   * folder without it is none.
   *
   * @throws LocalRunException if the buckets cannot be read
   */
  public static Optional<RestorePoint> newest(StateDirectory state) {
    if (!Files.isDirectory(state.buckets())) {
      return Optional.empty();
    }
    try (Stream<Path> walk = Files.walk(state.buckets())) {
      return walk.filter(file -> file.endsWith(METADATA))
          .map(file -> at(state.buckets(), file))
          .max(Comparator.comparing(RestorePoint::completed));
    } catch (IOException e) {
      throw new LocalRunException(state.buckets() + " cannot be read: " + e.getMessage(), e);
    }
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
