package io.sluice.deployer.cluster.access;

import org.jspecify.annotations.Nullable;

/**
 * What there is in a cluster of EMR's access to a namespace.
 *
 * @param namespace the namespace
 * @param kubernetes the API server's version, as {@code 1.30}
 * @param role the Role
 * @param binding the RoleBinding
 * @param mapping the entry in {@code aws-auth}
 */
public record AccessState(
    String namespace, String kubernetes, Part role, Part binding, Part mapping) {
  /** How something is. */
  public enum Condition {
    /** As the guide has it. */
    AS_WANTED,
    /** Not there. */
    ABSENT,
    /** There, and not as the guide has it. */
    OTHERWISE,
    /** It may not be looked at. */
    UNKNOWN
  }

  /**
   * One thing of it.
   *
   * @param name how people call it
   * @param condition how it is
   * @param ours whether Sluice has made it
   * @param because what is to be said about it; null where that is nothing
   */
  public record Part(String name, Condition condition, boolean ours, @Nullable String because) {
    static Part absent(String name) {
      return new Part(name, Condition.ABSENT, false, null);
    }
  }

  /** Whether EMR may come into the namespace, if the cluster looks at {@code aws-auth}. */
  public boolean isGiven() {
    return role.condition == Condition.AS_WANTED
        && binding.condition == Condition.AS_WANTED
        && mapping.condition == Condition.AS_WANTED;
  }
}
