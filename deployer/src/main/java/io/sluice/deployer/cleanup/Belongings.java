package io.sluice.deployer.cleanup;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a deployment uses outside its pods.
 *
 * @param owner whose it is
 * @param places where its state lies
 * @param logs where its logs go in CloudWatch; none if they do not
 * @param volumes the names of the volume claims that its pods are to use
 */
public record Belongings(
    Owner owner, List<Place> places, @Nullable LogPlace logs, Set<String> volumes) {
  public Belongings {
    places = List.copyOf(places);
    volumes = Set.copyOf(volumes);
  }

  /** The places of one kind. */
  public List<Place> places(StateKind kind) {
    return places.stream().filter(place -> place.kind() == kind).toList();
  }
}
