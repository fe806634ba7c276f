package io.sluice.deployer.cluster.trouble;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import java.time.Instant;
import java.util.Map;

/** Pods in the states in which the kubelet and the scheduler report them. */
public final class TestPods {
  /** When everything in these pods happened. */
  public static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");

  private static final String MAIN = "flink-main-container";

  private TestPods() {}

  /** A pod of a cluster, as Flink's Kubernetes integration makes it. */
  public static PodBuilder pod(String cluster, String name, String component) {
    return new PodBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace("test")
        .withUid("uid-" + name)
        .withCreationTimestamp(THEN.toString())
        .withLabels(Map.of("app", cluster, "component", component))
        .endMetadata()
        .withNewSpec()
        .addNewContainer()
        .withName(MAIN)
        .withImage("example:1")
        .endContainer()
        .endSpec()
        .withNewStatus()
        .withPhase("Pending")
        .endStatus();
  }

  /** A JobManager's pod. */
  public static PodBuilder jobManager() {
    return pod("web", "web-5d9c7b-abcde", "jobmanager");
  }

  /** The same with a container in this state. */
  public static Pod with(PodBuilder pod, ContainerStatus container) {
    return pod.editStatus().withContainerStatuses(container).endStatus().build();
  }

  /** The same with every container ready. */
  public static Pod ready(PodBuilder pod) {
    return pod.editStatus()
        .withPhase("Running")
        .withConditions(
            new PodConditionBuilder().withType("Ready").withStatus("True").build(),
            new PodConditionBuilder().withType("ContainersReady").withStatus("True").build())
        .withContainerStatuses(running(0))
        .endStatus()
        .build();
  }

  /** A container that runs. */
  public static ContainerStatus running(int restarts) {
    return container(restarts)
        .withState(
            new ContainerStateBuilder()
                .withNewRunning()
                .withStartedAt(THEN.toString())
                .endRunning()
                .build())
        .withReady(true)
        .build();
  }

  /** A container that the kubelet does not start. */
  public static ContainerStatus waiting(String reason, String message) {
    return container(0)
        .withState(
            new ContainerStateBuilder()
                .withNewWaiting()
                .withReason(reason)
                .withMessage(message)
                .endWaiting()
                .build())
        .build();
  }

  /** A container that ended and waits for its next start. */
  public static ContainerStatus crashed(int restarts, int exitCode, String reason) {
    return container(restarts)
        .withState(
            new ContainerStateBuilder()
                .withNewWaiting()
                .withReason("CrashLoopBackOff")
                .withMessage("back-off 20s restarting failed container")
                .endWaiting()
                .build())
        .withLastState(terminated(exitCode, reason))
        .build();
  }

  /** A container that ended and is not started again. */
  public static ContainerStatus ended(int exitCode, String reason) {
    return container(0).withState(terminated(exitCode, reason)).build();
  }

  /** A pod that the scheduler finds no node for. */
  public static Pod unschedulable(PodBuilder pod, String message) {
    return pod.editStatus()
        .withConditions(
            new PodConditionBuilder()
                .withType("PodScheduled")
                .withStatus("False")
                .withReason("Unschedulable")
                .withMessage(message)
                .build())
        .endStatus()
        .build();
  }

  private static ContainerState terminated(int exitCode, String reason) {
    return new ContainerStateBuilder()
        .withNewTerminated()
        .withExitCode(exitCode)
        .withReason(reason)
        .withFinishedAt(THEN.toString())
        .endTerminated()
        .build();
  }

  private static ContainerStatusBuilder container(int restarts) {
    return new ContainerStatusBuilder()
        .withName(MAIN)
        .withImage("example:1")
        .withImageID("")
        .withReady(false)
        .withRestartCount(restarts);
  }
}
