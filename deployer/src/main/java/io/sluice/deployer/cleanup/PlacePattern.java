package io.sluice.deployer.cleanup;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where deployments keep state of one kind, as far as their names stand in it: where {@code
 * web-sessions} has {@code flink/ha/web-sessions/web-sessions/}, one that is gone had its own name
 * in the same two spots.
 *
 * @param kind what is kept there
 * @param bucket the bucket
 * @param before the folder in which there is one for each deployment; empty for the bucket itself
 * @param after the folders below that, by the name of which {@code *} stands for
 */
record PlacePattern(StateKind kind, String bucket, String before, List<String> after) {
  private static final String NAME = "*";

  /** That of a place; empty where its owner's name does not stand in it. */
  static Optional<PlacePattern> of(Place place, String owner) {
    List<String> folders = Arrays.asList(place.prefix().split("/", -1));
    int first = folders.indexOf(owner);
    if (first < 0) {
      return Optional.empty();
    }
    return Optional.of(
        new PlacePattern(
            place.kind(),
            place.bucket(),
            folders.subList(0, first).stream().map(one -> one + "/").collect(Collectors.joining()),
            folders.subList(first + 1, folders.size()).stream()
                .filter(one -> !one.isEmpty())
                .map(one -> one.equals(owner) ? NAME : one)
                .toList()));
  }

  /** The place of a deployment of this name. */
  Place of(String name) {
    return new Place(
        kind,
        bucket,
        before
            + name
            + "/"
            + after.stream()
                .map(one -> (one.equals(NAME) ? name : one) + "/")
                .collect(Collectors.joining()));
  }
}
