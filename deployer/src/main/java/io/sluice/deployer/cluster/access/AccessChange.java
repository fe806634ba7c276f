package io.sluice.deployer.cluster.access;

import org.jspecify.annotations.Nullable;

/**
 * One change of a cluster.
 *
 * @param action what is done
 * @param target what it is done to, as {@code Role/emr-containers in flink}
 * @param before the YAML as it is; null where there is none
 * @param after the YAML as it will be; null where there will be none
 */
public record AccessChange(
    Action action, String target, @Nullable String before, @Nullable String after) {
  /** What is done. */
  public enum Action {
    CREATE,
    CHANGE,
    REMOVE
  }
}
