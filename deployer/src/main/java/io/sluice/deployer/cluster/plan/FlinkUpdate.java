package io.sluice.deployer.cluster.plan;

import io.sluice.deployer.cluster.live.Tree;
import io.sluice.deployer.cluster.resource.FieldManagers;
import io.sluice.deployer.target.KubernetesResource;
import io.sluice.deployer.yaml.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What becomes of a custom resource that is there already. */
final class FlinkUpdate {
  private final KubernetesResource resource;
  private final Tree live;
  private final Tree wanted;
  private final Facts facts;
  private final OperatorDiff pending;
  private final OperatorDiff diff;

  /**
   * @param resource what is described
   * @param live what is there
   * @param wanted what would be there, as the server says
   * @param facts what decides about a restart
   */
  FlinkUpdate(KubernetesResource resource, Tree live, Tree wanted, Facts facts) {
    this.resource = resource;
    this.live = live;
    this.wanted = wanted;
    this.facts = facts;
    Tree workedOn = workedOn();
    this.pending = new OperatorDiff(workedOn, live.at("spec"));
    this.diff = new OperatorDiff(workedOn, wanted.at("spec"));
  }

  /** The plan, with the notes that there are already. */
  Plan plan(List<ResourcePlan> others, List<String> known) {
    List<FieldChange> differences = Comparison.of(live, wanted);
    boolean nothing = differences.isEmpty() && facts.isDeployed();
    Verdict verdict = nothing ? nothing() : verdict();
    SetBy setBy = new SetBy(new FieldManagers(live));
    List<Change> changes =
        differences.stream().map(change -> classified(change, verdict.effect(), setBy)).toList();
    List<Change> waiting =
        pending.strongest() == DiffType.IGNORE
            ? List.of()
            : pending.changes().stream()
                .filter(change -> pending.type(change) != DiffType.IGNORE)
                .map(this::waiting)
                .toList();
    boolean restarts = !verdict.steps().isEmpty() && facts.isDeployed();
    return Plans.of(
        resource,
        others,
        Plans.resource(resource, live, changes),
        verdict,
        restarts && !nothing ? Rollbacks.of(facts, verdict) : null,
        facts.live().deletionAsked().isPresent(),
        notes(known, verdict, changes, !waiting.isEmpty()),
        waiting);
  }

  private List<String> notes(
      List<String> known, Verdict verdict, List<Change> changes, boolean pending) {
    List<String> notes = new ArrayList<>(known);
    notes.addAll(Notes.of(facts, verdict, changes, pending));
    return notes;
  }

  private Verdict nothing() {
    return new Verdict(
        Effect.NONE, StateOutcome.UNTOUCHED, "the cluster is as described", List.of());
  }

  private Verdict verdict() {
    DiffType strongest = diff.strongest();
    return strongest == DiffType.IGNORE && facts.isDeployed() && !facts.isUpgrading()
        ? Verdicts.ignored("the operator takes note of the change and the job runs on")
        : new Upgrade(facts).verdict(strongest);
  }

  /** While it upgrades, the operator has noted the job as suspended that it starts again. */
  private Tree workedOn() {
    Tree applied = live.at("spec");
    Tree last = facts.live().reconciliation().lastReconciled();
    if (!facts.isDeployed() || facts.live().isReconciled()) {
      return applied;
    }
    return facts.isUpgrading()
        ? With.jobState(last, applied.text("job", "state").orElse("running"))
        : last;
  }

  private Change classified(FieldChange change, Effect whole, SetBy setBy) {
    FieldPath path = change.path();
    boolean ofSpec = path.startsWith(FieldPath.of("spec"));
    FieldPath field =
        ofSpec ? new FieldPath(path.segments().subList(1, path.segments().size())) : path;
    if (!ofSpec) {
      return Plans.change(
          resource, change, Effect.IGNORED, "the operator does not act on it", setBy.of(path));
    }
    if (facts.isDeployed() && !diff.sees(field)) {
      return Plans.change(resource, change, Effect.IGNORED, same(), setBy.of(path));
    }
    return diff.type(field) == DiffType.IGNORE && facts.isDeployed()
        ? Plans.change(resource, change, Effect.IGNORED, Reasons.ignored(field), setBy.of(path))
        : Plans.change(resource, change, whole, null, setBy.of(path));
  }

  private String same() {
    return facts.live().isReconciled()
        ? "means the same to the operator"
        : "is what the operator has worked on last";
  }

  private Change waiting(FieldChange change) {
    List<String> segments = new ArrayList<>(List.of("spec"));
    segments.addAll(change.path().segments());
    FieldChange asWritten =
        new FieldChange(
            new FieldPath(segments),
            written(workedOn(), change.path(), change.before()),
            written(live.at("spec"), change.path(), change.after()));
    return Plans.change(resource, asWritten, null, null, null);
  }

  /** The value as it is written, not as the operator sees it; the latter inside of lists. */
  private static @Nullable Object written(Tree spec, FieldPath path, @Nullable Object seen) {
    Object found = spec.at(path.segments().toArray(String[]::new)).root();
    return seen == null || found.equals(Map.of()) ? seen : found;
  }
}
