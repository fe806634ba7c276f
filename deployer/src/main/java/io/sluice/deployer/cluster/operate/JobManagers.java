package io.sluice.deployer.cluster.operate;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.live.LiveResource;
import java.util.Map;

/** The JobManagers' pods. */
final class JobManagers {
  private JobManagers() {}

  /**
   * Whether a JobManager has run, so that it may have state. One whose image or volume is missing
   * never has: then the operator goes back to the savepoint of before.
   */
  static boolean haveStarted(Cluster cluster, LiveResource live) {
    return cluster
        .ask(
            "list the JobManagers of " + live.name(),
            () ->
                cluster
                    .client()
                    .pods()
                    .inNamespace(live.namespace())
                    .withLabels(Map.of("app", live.flinkCluster(), "component", "jobmanager"))
                    .list())
        .getItems()
        .stream()
        .anyMatch(JobManagers::hasStarted);
  }

  private static boolean hasStarted(Pod pod) {
    return pod.getStatus() != null
        && pod.getStatus().getContainerStatuses().stream().anyMatch(JobManagers::hasStarted);
  }

  private static boolean hasStarted(ContainerStatus container) {
    ContainerState state = container.getState();
    boolean now = state != null && (state.getRunning() != null || state.getTerminated() != null);
    return now || (container.getRestartCount() != null && container.getRestartCount() > 0);
  }
}
