package io.sluice.deployer.cluster.apply;

import org.jspecify.annotations.Nullable;

/**
 * A resource after it was applied.
 *
 * @param kind its kind
 * @param name its name
 * @param namespace where it is; null for kinds that are in none
 * @param outcome what was done
 * @param generation counts the changes of its specification; 0 for kinds that do not count
 */
public record Applied(
    String kind, String name, @Nullable String namespace, Outcome outcome, long generation) {
  /** What was done. */
  public enum Outcome {
    CREATED,
    CHANGED,
    UNCHANGED
  }

  /** Kind and name, as people write it. */
  @Override
  public String toString() {
    return kind + "/" + name;
  }
}
