package io.sluice.deployer.cluster.apply;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.StateProtectedException;
import io.sluice.deployer.cluster.live.Tree;
import io.sluice.deployer.cluster.plan.Action;
import io.sluice.deployer.cluster.plan.Plan;
import io.sluice.deployer.cluster.plan.Planner;
import io.sluice.deployer.cluster.plan.ResourcePlan;
import io.sluice.deployer.cluster.resource.ServerSide;
import io.sluice.deployer.target.KubernetesResource;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a cluster what is described. All is checked before anything is changed; what was done stays
 * done however it ends, and doing it again finishes it.
 */
public final class Apply {
  private final Planner planner;
  private final ServerSide server;
  private final Sending sending;

  /**
   * @param cluster where
   */
  public Apply(Cluster cluster) {
    this.planner = new Planner(cluster);
    this.server = new ServerSide(cluster);
    this.sending = new Sending(server);
  }

  /**
   * Applies.
   *
   * @param resources what is wanted, each with its namespace, the custom resource last
   * @param options what is allowed
   * @param listener hears of the plan and of each resource
   * @return every resource, in order; the custom resource is the last
   * @throws StateProtectedException if state would be lost
   * @throws ClusterException if the server or the operator would refuse it, or others have set
   *     fields to something else
   */
  public List<Applied> run(
      List<KubernetesResource> resources, ApplyOptions options, ApplyListener listener) {
    Plan plan = planner.plan(resources);
    Guards.check(plan, options);
    refuseConflicts(resources, plan, options);
    listener.planned(plan);
    List<Applied> done = new ArrayList<>();
    for (int i = 0; i < resources.size(); i++) {
      listener.applying(resources.get(i));
      Applied applied = apply(resources, plan, i, options);
      done.add(applied);
      listener.applied(applied);
    }
    return List.copyOf(done);
  }

  private void refuseConflicts(
      List<KubernetesResource> resources, Plan plan, ApplyOptions options) {
    if (options.takeOver()) {
      return;
    }
    List<String> taken = new ArrayList<>();
    for (int i = 0; i < resources.size(); i++) {
      if (plan.resources().get(i).action() == Action.CHANGE) {
        KubernetesResource resource = resources.get(i);
        server
            .read(resource)
            .map(live -> server.conflicts(resource, live))
            .orElseGet(List::of)
            .forEach(conflict -> taken.add(resource + " " + conflict));
      }
    }
    if (!taken.isEmpty()) {
      throw Sending.conflict(taken);
    }
  }

  private Applied apply(
      List<KubernetesResource> resources, Plan plan, int index, ApplyOptions options) {
    KubernetesResource resource = resources.get(index);
    ResourcePlan planned = plan.resources().get(index);
    Tree result =
        planned.action() == Action.NONE
            ? server.read(resource).orElseThrow(() -> Sending.vanished(resource))
            : sending.send(
                resource, planned.seen(), options, () -> again(resources, index, options));
    return new Applied(
        resource.kind(),
        resource.name(),
        resource.namespace(),
        outcome(planned.action()),
        result.number("metadata", "generation").orElse(0L));
  }

  /** What is there now. On the custom resource, which is the last, the plan has to hold still. */
  private ResourcePlan again(List<KubernetesResource> resources, int index, ApplyOptions options) {
    Plan plan = planner.plan(resources);
    if (index == resources.size() - 1) {
      Guards.check(plan, options);
    }
    return plan.resources().get(index);
  }

  private static Applied.Outcome outcome(Action action) {
    return switch (action) {
      case CREATE -> Applied.Outcome.CREATED;
      case CHANGE -> Applied.Outcome.CHANGED;
      case ADOPT, NONE -> Applied.Outcome.UNCHANGED;
    };
  }
}
