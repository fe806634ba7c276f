package io.sluice.deployer.cleanup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is in use, by whom.
 *
 * @param all what each deployment uses, described or live
 */
public record Claims(List<Belongings> all) {
  public Claims {
    all = List.copyOf(all);
  }

  /** Those of all but these: a deployment is known by its description and by the cluster. */
  public Claims without(Set<Owner> owners) {
    return new Claims(all.stream().filter(one -> !owners.contains(one.owner())).toList());
  }

  /** Those of both. */
  public Claims and(List<Belongings> more) {
    List<Belongings> both = new ArrayList<>(all);
    both.addAll(more);
    return new Claims(both);
  }

  /** Who uses a place, or something in it or around it. */
  Optional<Owner> user(Place place) {
    return all.stream()
        .filter(one -> one.places().stream().anyMatch(place::overlaps))
        .map(Belongings::owner)
        .findFirst();
  }

  /** Who writes logs that could be taken for these. */
  Optional<Owner> user(LogPlace logs) {
    return all.stream()
        .filter(one -> one.logs() != null && logs.overlaps(one.logs()))
        .map(Belongings::owner)
        .findFirst();
  }

  /** Whether anybody's logs go to a group. */
  boolean uses(String group) {
    return all.stream().anyMatch(one -> one.logs() != null && one.logs().group().equals(group));
  }

  /** The names of all clusters of a namespace. */
  Set<String> names(String namespace) {
    return all.stream()
        .map(Belongings::owner)
        .filter(owner -> owner.namespace().equals(namespace))
        .map(Owner::name)
        .collect(Collectors.toSet());
  }
}
