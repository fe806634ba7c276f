package io.sluice.deployer.cluster.plan;

import io.sluice.deployer.cluster.live.Tree;
import io.sluice.deployer.cluster.resource.FieldManagers;
import io.sluice.deployer.cluster.resource.Seen;
import io.sluice.deployer.target.KubernetesResource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts plans together. */
final class Plans {
  private Plans() {}

  /** The plan of a custom resource and of those beside it. */
  static Plan of(
      KubernetesResource resource,
      List<ResourcePlan> others,
      ResourcePlan flink,
      Verdict verdict,
      @Nullable Rollback rollback,
      boolean deleting,
      List<String> notes,
      List<Change> pending) {
    List<ResourcePlan> all = new ArrayList<>(others);
    all.add(flink);
    return new Plan(
        resource.name(),
        resource.kind(),
        String.valueOf(resource.namespace()),
        verdict.effect(),
        verdict.state(),
        verdict.because(),
        rollback,
        verdict.steps(),
        deleting,
        notes,
        List.of(),
        all,
        pending);
  }

  /** The plan of a resource that is not there. */
  static ResourcePlan creation(KubernetesResource resource) {
    return new ResourcePlan(
        resource.kind(), resource.name(), resource.namespace(), Action.CREATE, List.of(), null);
  }

  /** The plan of a resource that is there. */
  static ResourcePlan resource(KubernetesResource resource, Tree live, List<Change> changes) {
    return new ResourcePlan(
        resource.kind(),
        resource.name(),
        resource.namespace(),
        action(live, changes),
        changes,
        Seen.of(live));
  }

  /** What apply does with a resource that is there. */
  private static Action action(Tree live, List<Change> changes) {
    if (!changes.isEmpty()) {
      return Action.CHANGE;
    }
    return new FieldManagers(live).ownsAny(FieldManagers.SLUICE) ? Action.NONE : Action.ADOPT;
  }

  /** A change as it is told; what is secret is not. */
  static Change change(
      KubernetesResource resource,
      FieldChange change,
      @Nullable Effect effect,
      @Nullable String because,
      @Nullable String setBy) {
    return new Change(
        change.path().toString(),
        SensitiveValues.shown(resource.kind(), change.path(), change.before()),
        SensitiveValues.shown(resource.kind(), change.path(), change.after()),
        effect,
        because,
        setBy);
  }
}
