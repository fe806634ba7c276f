package io.sluice.deployer.cleanup;

import io.sluice.deployer.aws.Aws;
import io.sluice.deployer.aws.AwsException;
import io.sluice.deployer.aws.logs.LogStore;
import io.sluice.deployer.aws.logs.LogStream;
import io.sluice.deployer.aws.storage.ObjectStore;
import io.sluice.deployer.aws.storage.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides what goes with a deployment: what Flink has written in places that are its own. A place
 * that another deployment uses, be it in part, is left; so is what is not Flink's.
 */
public final class PurgePlanner {
  /** Metadata before what it leads to: an interruption leaves nothing that leads nowhere. */
  private static final List<StateKind> ORDER =
      List.of(
          StateKind.HA_METADATA,
          StateKind.JOB_RESULTS,
          StateKind.CHANGELOG,
          StateKind.CHECKPOINTS,
          StateKind.SAVEPOINTS);

  private final ObjectStore objects;
  private final LogStore logs;
  private final Claims others;
  private final boolean withSavepoints;
  private final List<Removal> removals = new ArrayList<>();
  private final List<LogStream> streams = new ArrayList<>();
  private final List<String> groups = new ArrayList<>();
  private final List<String> kept = new ArrayList<>();

  /**
   * @param others what all other deployments use
   * @param withSavepoints whether the last savepoint goes, too
   */
  private PurgePlanner(Aws aws, Claims others, boolean withSavepoints) {
    this.objects = new ObjectStore(aws);
    this.logs = new LogStore(aws);
    this.others = others;
    this.withSavepoints = withSavepoints;
  }

  /**
   * Looks at what is there and decides.
   *
   * @param mine what the deployment uses
   * @param others what all other deployments use
   * @param state from where the job can be started again, if that is known
   * @param withSavepoints whether that goes, too
   * @throws AwsException if something may not be looked at, or the state to start from is in none
   *     of the deployment's places although it ought to be
   */
  public static PurgePlan plan(
      Aws aws, Belongings mine, Claims others, @Nullable String state, boolean withSavepoints) {
    return new PurgePlanner(aws, others, withSavepoints).plan(mine, state);
  }

  private PurgePlan plan(Belongings mine, @Nullable String state) {
    Set<String> versioned = new TreeSet<>();
    for (StateKind kind : ORDER) {
      for (Place place : mine.places(kind)) {
        plan(place, state);
      }
    }
    removals.stream()
        .map(removal -> removal.place().bucket())
        .distinct()
        .filter(objects::keepsVersions)
        .forEach(versioned::add);
    if (mine.logs() != null) {
      plan(mine.logs());
    }
    return new PurgePlan(removals, streams, groups, kept, versioned);
  }

  private void plan(Place place, @Nullable String state) {
    Optional<Owner> user = others.user(place);
    if (user.isPresent()) {
      kept.add(place + ": shared with " + user.get());
      return;
    }
    List<StoredObject> all = objects.below(place.bucket(), place.prefix());
    List<StoredObject> flinks =
        all.stream().filter(object -> place.isFlinks(object.key())).toList();
    List<StoredObject> going = flinks;
    if (place.kind() == StateKind.SAVEPOINTS) {
      going = withoutLast(place, flinks, state);
    } else if (needs(place.kind(), state)) {
      kept.add(place + ": the state to start from is the checkpoint " + state);
      going = List.of();
    }
    if (!going.isEmpty()) {
      removals.add(new Removal(place, going));
    }
    if (place.kind() != StateKind.CHECKPOINTS && place.kind() != StateKind.SAVEPOINTS) {
      foreign(place, all.size() - flinks.size());
    } else {
      foreign(place, (int) all.stream().filter(object -> !isOfAPlace(object.key(), place)).count());
    }
  }

  private void foreign(Place place, int count) {
    if (count > 0) {
      kept.add(place + ": " + count + " objects that are not Flink's");
    }
  }

  /** Checkpoints and savepoints may be in one folder; neither is foreign to the other. */
  private static boolean isOfAPlace(String key, Place place) {
    return List.of(StateKind.CHECKPOINTS, StateKind.SAVEPOINTS).stream()
        .anyMatch(kind -> new Place(kind, place.bucket(), place.prefix()).isFlinks(key));
  }

  /** A checkpoint may need files of others, and the changelog: all of them stay. */
  private boolean needs(StateKind kind, @Nullable String state) {
    return !withSavepoints
        && state != null
        && (kind == StateKind.CHECKPOINTS || kind == StateKind.CHANGELOG)
        && BelongingsReader.isCheckpoint(state);
  }

  private List<StoredObject> withoutLast(
      Place place, List<StoredObject> all, @Nullable String state) {
    if (withSavepoints) {
      return all;
    }
    Optional<StoredObject> taken = Savepoints.at(place, all, state);
    requireIsThere(place, state, taken);
    Set<String> staying = new TreeSet<>();
    Stream.concat(taken.stream(), Savepoints.newest(all, taken).stream())
        .forEach(
            metadata -> staying.add(place.prefix() + Savepoints.folder(place, metadata) + "/"));
    staying.forEach(
        savepoint ->
            kept.add("savepoint s3://" + place.bucket() + "/" + savepoint + ": the last one"));
    return all.stream()
        .filter(object -> staying.stream().noneMatch(object.key()::startsWith))
        .toList();
  }

  /** What the job was told to write is not trusted to be there until it is seen. */
  private static void requireIsThere(
      Place place, @Nullable String state, Optional<StoredObject> found) {
    boolean here =
        Optional.ofNullable(state)
            .flatMap(known -> Place.of(StateKind.SAVEPOINTS, known))
            .filter(place::overlaps)
            .isPresent();
    if (here && found.isEmpty()) {
      throw new AwsException(
          "purge: savepoint " + state + " is not in " + place.address() + ", so nothing is purged",
          "look where it is; checkpoints and savepoints are as they were");
    }
  }

  private void plan(LogPlace place) {
    Optional<Owner> user = others.user(place);
    if (user.isPresent()) {
      kept.add(place + ": shared with " + user.get());
      return;
    }
    List<LogStream> all = logs.streams(place.group(), "");
    List<LogStream> mine = all.stream().filter(stream -> place.holds(stream.name())).toList();
    streams.addAll(mine);
    if (mine.isEmpty()) {
      return;
    }
    if (mine.size() == all.size() && !others.uses(place.group())) {
      groups.add(place.group());
    } else {
      kept.add(
          "log group "
              + place.group()
              + ": others' logs are, or will be, in it; only the streams of this one go");
    }
  }
}
