package io.sluice.deployer.cluster.plan;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.LiveResources;
import io.sluice.deployer.cluster.live.Tree;
import io.sluice.deployer.cluster.resource.FieldManagers;
import io.sluice.deployer.cluster.resource.ServerSide;
import io.sluice.deployer.target.KubernetesResource;
import io.sluice.deployer.yaml.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares what is described with what is in the cluster. Nothing is changed. */
public final class Planner {
  private static final String GROUP = "flink.apache.org/";

  private final Cluster cluster;
  private final ServerSide server;

  /**
   * @param cluster where
   */
  public Planner(Cluster cluster) {
    this.cluster = cluster;
    this.server = new ServerSide(cluster);
  }

  /**
   * The plan.
   *
   * @param resources what is wanted, each with its namespace, the custom resource last
   * @throws ClusterException if the server refuses one of them
   */
  public Plan plan(List<KubernetesResource> resources) {
    List<ResourcePlan> others = new ArrayList<>();
    for (KubernetesResource resource : resources.subList(0, resources.size() - 1)) {
      others.add(other(resource));
    }
    KubernetesResource flink = resources.get(resources.size() - 1);
    if (!flink.apiVersion().startsWith(GROUP)) {
      throw new IllegalArgumentException(flink + " is not the operator's, but stands last");
    }
    return flink(flink, others);
  }

  private ResourcePlan other(KubernetesResource resource) {
    Optional<Tree> live = server.read(resource);
    Tree wanted = server.dryRun(resource);
    if (live.isEmpty()) {
      return planned(resource, Action.CREATE, List.of());
    }
    SetBy setBy = new SetBy(new FieldManagers(live.get()));
    List<Change> changes =
        Comparison.of(live.get(), wanted).stream()
            .map(change -> change(resource, change, null, null, setBy.of(change.path())))
            .toList();
    return planned(resource, action(live.get(), changes), changes);
  }

  private Plan flink(KubernetesResource resource, List<ResourcePlan> others) {
    Optional<Tree> live = server.read(resource);
    Tree wanted = server.dryRun(resource);
    if (live.isEmpty()) {
      NamedCluster named = NamedCluster.of(cluster, wanted);
      Verdict created =
          named
              .refusal()
              .map(Verdicts::refused)
              .orElseGet(() -> Verdicts.created(new FlinkOptions(wanted.at("spec"))));
      return plan(
          resource,
          others,
          planned(resource, Action.CREATE, List.of()),
          created,
          null,
          false,
          named.notes(),
          List.of());
    }
    return new Update(resource, live.get(), wanted).plan(others);
  }

  private static Plan plan(
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
        all,
        pending);
  }

  private static ResourcePlan planned(
      KubernetesResource resource, Action action, List<Change> changes) {
    return new ResourcePlan(
        resource.kind(), resource.name(), resource.namespace(), action, changes);
  }

  private static Action action(Tree live, List<Change> changes) {
    if (!changes.isEmpty()) {
      return Action.CHANGE;
    }
    return new FieldManagers(live).ownsAny(FieldManagers.SLUICE) ? Action.NONE : Action.ADOPT;
  }

  private static Change change(
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

  /** A custom resource that is there already. */
  private final class Update {
    private final KubernetesResource resource;
    private final Tree live;
    private final Tree wanted;
    private final Facts facts;
    private final OperatorDiff pending;
    private final OperatorDiff diff;

    Update(KubernetesResource resource, Tree live, Tree wanted) {
      this.resource = resource;
      this.live = live;
      this.wanted = wanted;
      LiveResource now = new LiveResource(live);
      Facts known = new Facts(now, wanted.at("spec"), HaMetadata.UNKNOWN, List.of());
      this.facts =
          new Facts(
              now,
              wanted.at("spec"),
              HaMetadata.of(cluster, now, known.deployed()),
              now.isSessionCluster() ? jobs(now) : List.of());
      Tree workedOn = workedOn();
      this.pending = new OperatorDiff(workedOn, live.at("spec"));
      this.diff = new OperatorDiff(workedOn, wanted.at("spec"));
    }

    Plan plan(List<ResourcePlan> others) {
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
      return Planner.plan(
          resource,
          others,
          planned(resource, action(live, changes), changes),
          verdict,
          restarts && !nothing ? Rollbacks.of(facts, verdict) : null,
          facts.live().deletionAsked().isPresent(),
          notes(verdict, changes, !waiting.isEmpty()),
          waiting);
    }

    private List<String> notes(Verdict verdict, List<Change> changes, boolean pending) {
      List<String> notes = new ArrayList<>(NamedCluster.of(cluster, live).notes());
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
        return change(
            resource, change, Effect.IGNORED, "the operator does not act on it", setBy.of(path));
      }
      if (facts.isDeployed() && !diff.sees(field)) {
        return change(resource, change, Effect.IGNORED, same(), setBy.of(path));
      }
      return diff.type(field) == DiffType.IGNORE && facts.isDeployed()
          ? change(resource, change, Effect.IGNORED, Reasons.ignored(field), setBy.of(path))
          : change(resource, change, whole, null, setBy.of(path));
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
      return change(resource, asWritten, null, null, null);
    }

    /** The value as it is written, not as the operator sees it; the latter inside of lists. */
    private static @Nullable Object written(Tree spec, FieldPath path, @Nullable Object seen) {
      Object found = spec.at(path.segments().toArray(String[]::new)).root();
      return seen == null || found.equals(Map.of()) ? seen : found;
    }

    private List<LiveResource> jobs(LiveResource sessionCluster) {
      return new LiveResources(cluster)
          .all(sessionCluster.namespace()).stream()
              .filter(one -> one.kind().equals("FlinkSessionJob"))
              .filter(
                  one ->
                      one.spec()
                          .text("deploymentName")
                          .filter(sessionCluster.name()::equals)
                          .isPresent())
              .toList();
    }
  }
}
