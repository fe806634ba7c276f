package io.sluice.deployer.workflow.eks;

import io.sluice.deployer.workflow.state.Value;
import org.jspecify.annotations.Nullable;

/**
 * Which EKS cluster a workflow speaks to.
 *
 * @param name its name; null where each execution is told, in the field {@value #FIELD} of its
 *     input
 */
public record ClusterName(@Nullable String name) {
  /** The field of an execution's input. */
  public static final String FIELD = "cluster";

  /** Whether the definition names it. */
  public boolean isKnown() {
    return name != null;
  }

  Value value() {
    return name == null ? Value.input(FIELD) : Value.of(name);
  }
}
