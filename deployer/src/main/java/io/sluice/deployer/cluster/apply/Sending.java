package io.sluice.deployer.cluster.apply;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.live.Tree;
import io.sluice.deployer.cluster.plan.Action;
import io.sluice.deployer.cluster.plan.ResourcePlan;
import io.sluice.deployer.cluster.resource.ConflictException;
import io.sluice.deployer.cluster.resource.Seen;
import io.sluice.deployer.cluster.resource.ServerSide;
import io.sluice.deployer.target.KubernetesResource;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sends a resource, but only to the very object that was planned for, as it was then. */
final class Sending {
  /** Operators write a status often; each time makes the version another. */
  private static final int ATTEMPTS = 10;

  private final ServerSide server;

  Sending(ServerSide server) {
    this.server = server;
  }

  /**
   * Sends.
   *
   * @param planned the object that was planned for; null where there was none
   * @param again plans anew, after something has changed
   * @return the resource as it is then
   * @throws ClusterException if the object has gone since, its specification is another one, or the
   *     server refuses the resource
   */
  Tree send(
      KubernetesResource resource,
      @Nullable Seen planned,
      ApplyOptions options,
      Supplier<ResourcePlan> again) {
    @Nullable Seen seen = planned;
    for (int attempt = 1; ; attempt++) {
      try {
        return sent(resource, seen, options);
      } catch (ClusterException refused) {
        if (planned == null || attempt == ATTEMPTS || !isOutdated(refused)) {
          throw refused;
        }
        ResourcePlan now = again.get();
        if (now.seen() != null && planned.isSameObject(now.seen()) && now.action() == Action.NONE) {
          return server.read(resource).orElseThrow(() -> vanished(resource));
        }
        seen = unchanged(resource, planned, now.seen());
      }
    }
  }

  private Tree sent(KubernetesResource resource, @Nullable Seen seen, ApplyOptions options) {
    try {
      return server.apply(resource, options.takeOver(), seen);
    } catch (ConflictException conflict) {
      Tree live = server.read(resource).orElseThrow(() -> vanished(resource));
      List<String> strangers =
          server.conflicts(resource, live).stream().map(one -> resource + " " + one).toList();
      if (!strangers.isEmpty()) {
        throw conflict(strangers);
      }
      if (seen == null) {
        throw changed(resource);
      }
      return server.apply(resource, true, seen);
    }
  }

  private static Seen unchanged(KubernetesResource resource, Seen planned, @Nullable Seen now) {
    if (now == null || !planned.isSameObject(now)) {
      throw vanished(resource);
    }
    if (planned.generation() != now.generation()) {
      throw changed(resource);
    }
    return now;
  }

  private static boolean isOutdated(ClusterException refused) {
    return refused.getCause() instanceof KubernetesClientException failure
        && failure.getCode() == HttpURLConnection.HTTP_CONFLICT;
  }

  static ClusterException vanished(KubernetesResource resource) {
    return new ClusterException(
        resource + " was deleted while it was being applied",
        "run the command again; it then starts anew, and only from"
            + " spec.job.initialSavepointPath with state");
  }

  private static ClusterException changed(KubernetesResource resource) {
    return new ClusterException(
        resource + " was changed by somebody else while it was being applied",
        "see what is different now with 'sluice plan', and run the command again");
  }

  static ClusterException conflict(List<String> taken) {
    return new ClusterException(
        "others have set what the description says otherwise: " + String.join(", ", taken),
        "let them stop managing these fields, write their value into the description, or take the"
            + " fields from them with --take-over");
  }
}
