package io.sluice.deployer.cluster.plan;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.LiveResources;
import io.sluice.deployer.cluster.live.Tree;
import io.sluice.deployer.cluster.resource.FieldManagers;
import io.sluice.deployer.cluster.resource.ServerSide;
import io.sluice.deployer.target.KubernetesResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    return flink(flink, others).warning(MissingAccounts.warnings(cluster, resources));
  }

  private ResourcePlan other(KubernetesResource resource) {
    Optional<Tree> live = server.read(resource);
    Tree wanted = server.dryRun(resource);
    if (live.isEmpty()) {
      return Plans.creation(resource);
    }
    SetBy setBy = new SetBy(new FieldManagers(live.get()));
    List<Change> changes =
        Comparison.of(live.get(), wanted).stream()
            .map(change -> Plans.change(resource, change, null, null, setBy.of(change.path())))
            .toList();
    return Plans.resource(resource, live.get(), changes);
  }

  private Plan flink(KubernetesResource resource, List<ResourcePlan> others) {
    Optional<Tree> live = server.read(resource);
    Tree wanted = server.dryRun(resource);
    if (live.isEmpty()) {
      NamedCluster named = NamedCluster.of(cluster, wanted);
      List<String> notes = new ArrayList<>(named.notes());
      LeftMetadata.note(cluster, resource).ifPresent(notes::add);
      Verdict created =
          named
              .refusal()
              .map(Verdicts::refused)
              .orElseGet(() -> Verdicts.created(new FlinkOptions(wanted.at("spec"))));
      return Plans.of(
          resource, others, Plans.creation(resource), created, null, false, notes, List.of());
    }
    Facts facts = facts(new LiveResource(live.get()), wanted.at("spec"));
    List<String> ofCluster = NamedCluster.of(cluster, live.get()).notes();
    return new FlinkUpdate(resource, live.get(), wanted, facts).plan(others, ofCluster);
  }

  private Facts facts(LiveResource now, Tree wanted) {
    Facts known = new Facts(now, wanted, HaMetadata.UNKNOWN, false, List.of());
    return new Facts(
        now,
        wanted,
        HaMetadata.of(cluster, now, known.deployed()),
        JobManagerStart.isMissing(cluster, now),
        now.isSessionCluster() ? new LiveResources(cluster).jobsOn(now) : List.of());
  }
}
