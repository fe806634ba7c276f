package io.sluice.deployer.cleanup;

import io.sluice.deployer.aws.storage.StoredObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The savepoints of a place. */
final class Savepoints {
  private static final String METADATA = "_metadata";

  private Savepoints() {}

  /** The metadata of the savepoint that a path names; empty if it is not in the place. */
  static Optional<StoredObject> at(Place place, List<StoredObject> objects, @Nullable String path) {
    return Optional.ofNullable(path)
        .flatMap(known -> Place.of(StateKind.SAVEPOINTS, BelongingsReader.root(known)))
        .filter(named -> named.bucket().equals(place.bucket()))
        .flatMap(
            named ->
                objects.stream()
                    .filter(object -> (named.prefix() + METADATA).equals(object.key()))
                    .findFirst());
  }

  /**
   * The metadata of the newest complete savepoint, if it is newer than the one that is known; a
   * savepoint is complete once its metadata is there, which is written last.
   */
  static Optional<StoredObject> newest(List<StoredObject> objects, Optional<StoredObject> known) {
    return objects.stream()
        .filter(object -> object.key().endsWith("/" + METADATA))
        .max(Comparator.comparing(StoredObject::modified))
        .filter(newest -> known.isEmpty() || newest.modified().isAfter(known.get().modified()));
  }

  /** The savepoint that an object is of. */
  static String folder(Place place, StoredObject object) {
    String below = object.key().substring(place.prefix().length());
    int slash = below.indexOf('/');
    return slash < 0 ? below : below.substring(0, slash);
  }
}
