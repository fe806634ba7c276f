package io.sluice.deployer.cleanup;

import io.sluice.deployer.aws.Aws;
import io.sluice.deployer.aws.storage.ObjectStore;
import io.sluice.deployer.aws.storage.StoredObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** State in a bucket that is of no deployment. */
final class StateGarbage {
  private final ObjectStore objects;
  private final Claims claims;
  private final Instant before;

  StateGarbage(Aws aws, Claims claims, Instant before) {
    this.objects = new ObjectStore(aws);
    this.claims = claims;
    this.before = before;
  }

  List<Orphan> in(String bucket) {
    Set<PlacePattern> patterns =
        claims.all().stream()
            .flatMap(
                one ->
                    one.places().stream()
                        .filter(place -> place.kind() != StateKind.START)
                        .flatMap(place -> PlacePattern.of(place, one.owner().name()).stream()))
            .filter(pattern -> pattern.bucket().equals(bucket))
            .collect(Collectors.toSet());
    List<Orphan> orphans = new ArrayList<>();
    for (PlacePattern pattern : patterns) {
      for (String folder : objects.folders(bucket, pattern.before())) {
        String name = folder.substring(pattern.before().length(), folder.length() - 1);
        Place place = pattern.of(name);
        if (claims.user(place).isEmpty()) {
          look(place, orphans);
        }
      }
    }
    orphans.sort(
        Comparator.comparing((Orphan one) -> one.leftover().kind())
            .thenComparing(one -> one.leftover().place()));
    return orphans;
  }

  private void look(Place place, List<Orphan> orphans) {
    List<StoredObject> all = objects.below(place.bucket(), place.prefix());
    List<StoredObject> flinks =
        all.stream().filter(object -> place.isFlinks(object.key())).toList();
    Instant newest =
        flinks.stream()
            .map(StoredObject::modified)
            .max(Comparator.naturalOrder())
            .orElse(Instant.MAX);
    if (flinks.isEmpty() || !newest.isBefore(before)) {
      return;
    }
    boolean deletable = place.kind() != StateKind.SAVEPOINTS;
    Removal removal = new Removal(place, flinks);
    Leftover leftover =
        new Leftover(
            place.kind().toString(),
            place.address(),
            flinks.size(),
            removal.bytes(),
            newest,
            deletable,
            deletable ? why(all.size() - flinks.size()) : "savepoints are only reported");
    orphans.add(
        deletable
            ? new Orphan(leftover, () -> objects.delete(place.bucket(), removal.keys(), done -> {}))
            : Orphan.reported(leftover));
  }

  private static String why(int foreign) {
    return "no deployment, described or live, uses it"
        + (foreign == 0 ? "" : "; " + foreign + " objects there are not Flink's, and stay");
  }
}
