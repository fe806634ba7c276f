package io.sluice.deployer.cleanup;

import io.sluice.deployer.aws.storage.StoredObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The savepoints of a place. */
final class Savepoints {
  private static final String METADATA = "/_metadata";

  private Savepoints() {}

  /**
   * How the keys of the newest complete savepoint begin; a savepoint is complete once its metadata
   * is there, which is written last.
   */
  static Optional<String> newest(Place place, List<StoredObject> objects) {
    return objects.stream()
        .filter(object -> object.key().endsWith(METADATA))
        .max(Comparator.comparing(StoredObject::modified))
        .map(object -> place.prefix() + folder(place, object) + "/");
  }

  /** The savepoint that an object is of. */
  static String folder(Place place, StoredObject object) {
    String below = object.key().substring(place.prefix().length());
    int slash = below.indexOf('/');
    return slash < 0 ? below : below.substring(0, slash);
  }
}
