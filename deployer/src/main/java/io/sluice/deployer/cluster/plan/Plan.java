package io.sluice.deployer.cluster.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What applying a description changes.
 *
 * @param name the deployment
 * @param kind {@code FlinkDeployment} or {@code FlinkSessionJob}
 * @param namespace where it is
 * @param effect what the operator does
 * @param state what becomes of the state
 * @param because why
 * @param rollback whether there is a way back; null where nothing restarts
 * @param steps what the operator does, in order
 * @param deleting whether its deletion has been asked for
 * @param notes what else there is to know
 * @param warnings what keeps the job from starting although it can be applied, each with its fix
 * @param resources all resources, in the order in which they are applied
 * @param pending changes of before that the operator has not worked on yet; it does both together
 */
public record Plan(
    String name,
    String kind,
    String namespace,
    Effect effect,
    StateOutcome state,
    String because,
    @Nullable Rollback rollback,
    List<String> steps,
    boolean deleting,
    List<String> notes,
    List<String> warnings,
    List<ResourcePlan> resources,
    List<Change> pending) {
  public Plan {
    steps = List.copyOf(steps);
    notes = List.copyOf(notes);
    warnings = List.copyOf(warnings);
    resources = List.copyOf(resources);
    pending = List.copyOf(pending);
  }

  /** Whether the cluster is not as described. */
  @JsonProperty
  public boolean changed() {
    return resources.stream()
        .anyMatch(one -> one.action() == Action.CREATE || one.action() == Action.CHANGE);
  }

  /** The same with these warnings. */
  Plan warning(List<String> told) {
    return new Plan(
        name, kind, namespace, effect, state, because, rollback, steps, deleting, notes, told,
        resources, pending);
  }

  /** Whether carrying it out loses state. */
  public boolean losesState() {
    return changed() && state == StateOutcome.LOST;
  }
}
