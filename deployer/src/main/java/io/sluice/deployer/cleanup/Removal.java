package io.sluice.deployer.cleanup;

import io.sluice.deployer.aws.storage.StoredObject;
import java.util.List;

/**
 * Objects that are to go.
 *
 * @param place the place that they are in
 * @param objects the objects
 */
public record Removal(Place place, List<StoredObject> objects) {
  public Removal {
    objects = List.copyOf(objects);
  }

  /** How much they hold. */
  public long bytes() {
    return objects.stream().mapToLong(StoredObject::bytes).sum();
  }

  List<String> keys() {
    return objects.stream().map(StoredObject::key).toList();
  }
}
