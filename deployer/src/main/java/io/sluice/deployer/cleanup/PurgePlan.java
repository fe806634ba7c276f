package io.sluice.deployer.cleanup;

import io.sluice.deployer.aws.logs.LogStream;
import java.util.List;
import java.util.Set;

/**
 * What goes with a deployment, and what stays.
 *
 * @param removals the objects that go, in the order in which they go
 * @param streams the log streams that go
 * @param groups the log groups that go, because nothing else is in them and nobody else uses them
 * @param kept what stays, each with why, in one line
 * @param versioned the buckets that keep what is deleted as older versions
 */
public record PurgePlan(
    List<Removal> removals,
    List<LogStream> streams,
    List<String> groups,
    List<String> kept,
    Set<String> versioned) {
  public PurgePlan {
    removals = List.copyOf(removals);
    streams = List.copyOf(streams);
    groups = List.copyOf(groups);
    kept = List.copyOf(kept);
    versioned = Set.copyOf(versioned);
  }

  /** Whether nothing goes. */
  public boolean isEmpty() {
    return removals.isEmpty() && streams.isEmpty() && groups.isEmpty();
  }

  /** How many objects go. */
  public int objects() {
    return removals.stream().mapToInt(removal -> removal.objects().size()).sum();
  }

  /** How much they hold. */
  public long bytes() {
    return removals.stream().mapToLong(Removal::bytes).sum();
  }
}
