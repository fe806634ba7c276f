package io.sluice.deployer.cluster.apply;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.StateProtectedException;
import io.sluice.deployer.cluster.live.Tree;
import io.sluice.deployer.cluster.plan.Action;
import io.sluice.deployer.cluster.plan.Plan;
import io.sluice.deployer.cluster.plan.Planner;
import io.sluice.deployer.cluster.plan.ResourcePlan;
import io.sluice.deployer.cluster.resource.ConflictException;
import io.sluice.deployer.cluster.resource.ServerSide;
import io.sluice.deployer.target.KubernetesResource;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a cluster what is described. All is checked before anything is changed; what was done stays
 * done however it ends, and doing it again finishes it.
 */
public final class Apply {
  private static final int ATTEMPTS = 5;

  private final Planner planner;
  private final ServerSide server;

  /**
   * @param cluster where
   */
  public Apply(Cluster cluster) {
    this.planner = new Planner(cluster);
    this.server = new ServerSide(cluster);
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
      Applied applied = apply(resources.get(i), plan.resources().get(i), options);
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
      throw conflict(taken);
    }
  }

  private Applied apply(KubernetesResource resource, ResourcePlan plan, ApplyOptions options) {
    Tree result =
        plan.action() == Action.NONE
            ? server.read(resource).orElseThrow(() -> vanished(resource))
            : applied(resource, options);
    return new Applied(
        resource.kind(),
        resource.name(),
        resource.namespace(),
        outcome(plan.action()),
        result.number("metadata", "generation").orElse(0L));
  }

  private Tree applied(KubernetesResource resource, ApplyOptions options) {
    try {
      return server.apply(resource, options.takeOver(), null);
    } catch (ConflictException conflict) {
      return taken(resource);
    }
  }

  /**
   * Takes fields over that nobody misses. The version is pinned, so that nothing is taken that
   * somebody else sets meanwhile.
   */
  private Tree taken(KubernetesResource resource) {
    for (int attempt = 1; ; attempt++) {
      Tree live = server.read(resource).orElseThrow(() -> vanished(resource));
      List<String> strangers =
          server.conflicts(resource, live).stream().map(one -> resource + " " + one).toList();
      if (!strangers.isEmpty()) {
        throw conflict(strangers);
      }
      try {
        return server.apply(resource, true, live.text("metadata", "resourceVersion").orElse(null));
      } catch (ClusterException refused) {
        if (attempt == ATTEMPTS || !isOutdated(refused)) {
          throw refused;
        }
      }
    }
  }

  private static boolean isOutdated(ClusterException refused) {
    return refused.getCause() instanceof KubernetesClientException failure
        && failure.getCode() == HttpURLConnection.HTTP_CONFLICT;
  }

  private static Applied.Outcome outcome(Action action) {
    return switch (action) {
      case CREATE -> Applied.Outcome.CREATED;
      case CHANGE -> Applied.Outcome.CHANGED;
      case ADOPT, NONE -> Applied.Outcome.UNCHANGED;
    };
  }

  private static ClusterException vanished(KubernetesResource resource) {
    return new ClusterException(
        resource + " was deleted while it was being applied", "run the command again");
  }

  private static ClusterException conflict(List<String> taken) {
    return new ClusterException(
        "others have set what the description says otherwise: " + String.join(", ", taken),
        "let them stop managing these fields, write their value into the description, or take the"
            + " fields from them with --take-over");
  }
}
