package io.sluice.deployer.cluster.nativek8s;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a deletion did.
 *
 * @param savepoint where the job's state lies; null if none was taken
 * @param removed what is gone, by kind and name
 * @param left what is still there, for the user to keep or to delete
 */
public record Removal(@Nullable String savepoint, List<String> removed, List<String> left) {
  public Removal {
    removed = List.copyOf(removed);
    left = List.copyOf(left);
  }
}
