package io.sluice.deployer.cluster.follow;

import io.sluice.deployer.cluster.trouble.Gravity;
import io.sluice.deployer.cluster.trouble.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Since when those troubles stand that do not pass by themselves, such as an image that the
 * registry does not have. Somebody may be about to mend them, so that they end the waiting only
 * when they have stood for a while.
 */
final class Standing {
  /** The kubelet tries to pull three times meanwhile. */
  static final Duration GRACE = Duration.ofSeconds(30);

  private static final Set<String> STAYS =
      Set.of("service-account", "image-missing", "image-auth", "image-never");

  /** What a pod says between two attempts, without saying why. */
  private static final String BETWEEN_ATTEMPTS = "image-pull";

  private final Duration grace;
  private final Map<Place, Instant> since = new HashMap<>();

  /**
   * @param grace how long such a trouble may stand
   */
  Standing(Duration grace) {
    this.grace = grace;
  }

  private record Place(String where, String cause) {
    static Place of(Trouble trouble) {
      return new Place(trouble.where(), trouble.cause());
    }
  }

  /** All that is wrong now, with those as fatal that have stood too long. */
  Stream<Trouble> judged(List<Trouble> troubles, Instant now) {
    Set<Place> there = Set.copyOf(troubles.stream().map(Place::of).toList());
    since
        .keySet()
        .removeIf(
            place ->
                !there.contains(place)
                    && !there.contains(new Place(place.where(), BETWEEN_ATTEMPTS)));
    there.stream()
        .filter(place -> STAYS.contains(place.cause()))
        .forEach(place -> since.putIfAbsent(place, now));
    return troubles.stream()
        .map(trouble -> hasStoodTooLong(trouble, now) ? trouble.as(Gravity.FATAL) : trouble);
  }

  private boolean hasStoodTooLong(Trouble trouble, Instant now) {
    Instant began = since.get(Place.of(trouble));
    return began != null && !began.plus(grace).isAfter(now);
  }
}
