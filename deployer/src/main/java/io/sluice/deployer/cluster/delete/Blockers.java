package io.sluice.deployer.cluster.delete;

import io.fabric8.kubernetes.api.model.Event;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.operate.EffectiveConfiguration;
import io.sluice.deployer.cluster.operate.Jobs;
import io.sluice.deployer.cluster.operate.SavepointOnDeletion;
import io.sluice.deployer.cluster.operator.Operator;
import io.sluice.deployer.cluster.operator.Operators;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What holds a resource that is to be deleted. */
final class Blockers {
  private final Cluster cluster;

  Blockers(Cluster cluster) {
    this.cluster = cluster;
  }

  /** The reasons in one line, the most probable first. */
  String of(LiveResource live) {
    List<String> reasons = new ArrayList<>();
    live.finalizers().stream()
        .filter(finalizer -> !Finalizers.isFlinks(finalizer))
        .forEach(other -> reasons.add("the finalizer " + other + ", which is not Flink's, is set"));
    operator(live.namespace()).ifPresent(reasons::add);
    List<String> jobs = live.isSessionCluster() ? Jobs.on(cluster, live) : List.of();
    if (!jobs.isEmpty()) {
      reasons.add("session jobs are still there: " + String.join(", ", jobs));
    }
    if (SavepointOnDeletion.wouldHang(live) && takesSavepoint(live)) {
      reasons.add(
          "the operator is to take a savepoint on deletion ("
              + SavepointOnDeletion.OPTION
              + "), and the job is "
              + live.job().state()
              + ": --no-savepoint leaves that out");
    }
    complaint(live).ifPresent(reasons::add);
    return reasons.isEmpty()
        ? "the operator has not finished its clean-up"
        : String.join("; ", reasons);
  }

  private boolean takesSavepoint(LiveResource live) {
    return EffectiveConfiguration.of(cluster, live)
        .first(SavepointOnDeletion.OPTION)
        .filter(Boolean::parseBoolean)
        .isPresent();
  }

  private Optional<String> operator(String namespace) {
    try {
      List<Operator> watching =
          new Operators(cluster)
              .all().stream().filter(operator -> operator.watches(namespace)).toList();
      if (watching.isEmpty()) {
        return Optional.of("no operator looks after the namespace " + namespace);
      }
      return watching.stream().anyMatch(operator -> operator.available() > 0)
          ? Optional.empty()
          : Optional.of("the operator " + watching.get(0) + " does not run");
    } catch (ClusterException notToBeSeen) {
      return Optional.empty();
    }
  }

  private Optional<String> complaint(LiveResource live) {
    return cluster
        .ask(
            "read the events of " + live.name(),
            () ->
                cluster
                    .client()
                    .v1()
                    .events()
                    .inNamespace(live.namespace())
                    .withField("involvedObject.name", live.name())
                    .list())
        .getItems()
        .stream()
        .filter(event -> "CleanupFailed".equals(event.getReason()))
        .max(Comparator.comparing(event -> String.valueOf(event.getLastTimestamp())))
        .map(Event::getMessage)
        .map(message -> "the operator says: " + message);
  }
}
