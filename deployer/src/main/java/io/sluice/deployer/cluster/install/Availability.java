package io.sluice.deployer.cluster.install;

import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.Conditions;
import io.sluice.deployer.cluster.operate.OperationException;
import io.sluice.deployer.cluster.operator.Operator;
import io.sluice.deployer.cluster.operator.Operators;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Waits until an operator's instances are those of the newest Deployment, and available. */
final class Availability {
  private final Cluster cluster;

  Availability(Cluster cluster) {
    this.cluster = cluster;
  }

  /**
   * Waits for a Deployment.
   *
   * @throws OperationException if it is not available in time, with what keeps it
   */
  void await(String namespace, String name, Duration timeout) throws InterruptedException {
    Optional<List<Deployment>> there =
        Conditions.await(
            cluster.client().apps().deployments().inNamespace(namespace).withName(name),
            all -> all.stream().anyMatch(Availability::isAvailable),
            timeout);
    if (there.isEmpty()) {
      throw OperationException.notHealthy(
          "the operator "
              + namespace
              + "/"
              + name
              + " is not available after "
              + timeout.toSeconds()
              + " s"
              + why(namespace, name),
          "see 'kubectl describe pods -n "
              + namespace
              + "'; 'sluice operator status' tells when it is");
    }
  }

  static boolean isAvailable(Deployment deployment) {
    Integer asked = deployment.getSpec().getReplicas();
    int wanted = asked == null ? 1 : asked;
    DeploymentStatus status = deployment.getStatus();
    Long generation = deployment.getMetadata().getGeneration();
    return status != null
        && (generation == null
            || (status.getObservedGeneration() != null
                && status.getObservedGeneration() >= generation))
        && number(status.getUpdatedReplicas()) >= wanted
        && number(status.getReplicas()) <= wanted
        && number(status.getAvailableReplicas()) >= wanted;
  }

  private static int number(Integer count) {
    return count == null ? 0 : count;
  }

  private String why(String namespace, String name) {
    return new Operators(cluster)
        .all().stream()
            .filter(one -> one.namespace().equals(namespace) && one.name().equals(name))
            .map(Operator::pods)
            .flatMap(List::stream)
            .flatMap(Availability::waiting)
            .map(waiting -> waiting.getReason() + message(waiting))
            .findFirst()
            .map(reason -> ": " + reason)
            .orElse("");
  }

  private static String message(ContainerStateWaiting waiting) {
    return waiting.getMessage() == null
        ? ""
        : " (" + waiting.getMessage().lines().findFirst().orElse("") + ")";
  }

  private static Stream<ContainerStateWaiting> waiting(Pod pod) {
    return pod.getStatus() == null
        ? Stream.empty()
        : pod.getStatus().getContainerStatuses().stream()
            .flatMap(status -> Stream.ofNullable(status.getState()))
            .flatMap(state -> Stream.ofNullable(state.getWaiting()));
  }
}
