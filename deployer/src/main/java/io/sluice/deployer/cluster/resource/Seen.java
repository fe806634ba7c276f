package io.sluice.deployer.cluster.resource;

import io.sluice.deployer.cluster.live.Tree;

/**
 * Which object was looked at, and as it was when.
 *
 * @param uid tells it from another one of its name
 * @param version its resource version, which changes with the status, too
 * @param generation counts the changes of its specification; 0 for kinds that do not count
 */
public record Seen(String uid, String version, long generation) {
  /** What the server has answered. */
  public static Seen of(Tree live) {
    return new Seen(
        live.text("metadata", "uid").orElse(""),
        live.text("metadata", "resourceVersion").orElse(""),
        live.number("metadata", "generation").orElse(0L));
  }

  /** Whether both are the same object, however it may have changed. */
  public boolean isSameObject(Seen other) {
    return uid.equals(other.uid);
  }
}
