package io.sluice.deployer.cluster.trouble;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is wrong with a pod, as its status tells. */
public final class PodTroubles {
  private static final Duration READY_WITHIN = Duration.ofSeconds(60);
  private static final String COMPONENT = "component";

  private final ContainerEnds ends;

  /**
   * @param log where to read what a container wrote before it ended
   */
  public PodTroubles(PodLog log) {
    this.ends = new ContainerEnds(log);
  }

  /** Whether every container is ready, as the kubelet says. */
  public static boolean isReady(Pod pod) {
    return condition(pod, "Ready").filter(ready -> ready.getStatus().equals("True")).isPresent();
  }

  /** Whether one of its containers ended badly and is not started again. */
  public static boolean hasEnded(Pod pod) {
    return pod.getStatus() != null
        && pod.getStatus().getContainerStatuses().stream()
            .map(ContainerStatus::getState)
            .filter(Objects::nonNull)
            .map(ContainerState::getTerminated)
            .anyMatch(end -> end != null && end.getExitCode() != null && end.getExitCode() != 0);
  }

  /** {@code jobmanager}, {@code taskmanager}, or empty. */
  public static String component(Pod pod) {
    @Nullable Map<String, String> labels = pod.getMetadata().getLabels();
    return labels == null ? "" : labels.getOrDefault(COMPONENT, "");
  }

  /**
   * The troubles; none for a pod that is being deleted.
   *
   * @param now to tell what is slow from what has just begun
   */
  public List<Trouble> of(Pod pod, Instant now) {
    if (pod.getMetadata().getDeletionTimestamp() != null || pod.getStatus() == null) {
      return List.of();
    }
    List<Trouble> troubles = new ArrayList<>();
    evicted(pod, now).ifPresent(troubles::add);
    unschedulable(pod, now).ifPresent(troubles::add);
    containers(pod.getStatus())
        .forEach(
            container -> {
              waiting(pod, container, now).ifPresent(troubles::add);
              ends.of(pod, container, now).ifPresent(troubles::add);
            });
    if (troubles.isEmpty()) {
      notReady(pod, now).ifPresent(troubles::add);
    }
    return troubles;
  }

  static String where(Pod pod) {
    return "Pod/" + pod.getMetadata().getName();
  }

  private static Stream<ContainerStatus> containers(PodStatus status) {
    return Stream.concat(
        status.getInitContainerStatuses().stream(), status.getContainerStatuses().stream());
  }

  private static Optional<Trouble> evicted(Pod pod, Instant now) {
    PodStatus status = pod.getStatus();
    return "Failed".equals(status.getPhase()) && status.getReason() != null
        ? Optional.of(
            new Trouble(
                where(pod),
                status.getReason() + ": " + text(status.getMessage()),
                "give the pod what the node ran out of, or keep it from being moved; Flink goes on"
                    + " from the last checkpoint",
                Gravity.PASSING,
                "evicted",
                now))
        : Optional.empty();
  }

  private static Optional<Trouble> unschedulable(Pod pod, Instant now) {
    return condition(pod, "PodScheduled")
        .filter(scheduled -> "Unschedulable".equals(scheduled.getReason()))
        .map(
            scheduled -> {
              String message = text(scheduled.getMessage());
              Optional<KnownCause> cause = KnownCauses.find(message);
              return new Trouble(
                  where(pod),
                  "no node takes it: " + message,
                  cause.map(KnownCause::fix).orElse("make room for it, or ask for less"),
                  Gravity.PASSING,
                  cause.map(KnownCause::id).orElse("unschedulable"),
                  now);
            });
  }

  private static Optional<Trouble> waiting(Pod pod, ContainerStatus container, Instant now) {
    @Nullable ContainerStateWaiting waiting =
        container.getState() == null ? null : container.getState().getWaiting();
    return waiting == null
        ? Optional.empty()
        : WaitingReason.of(text(waiting.getReason()))
            .map(
                reason ->
                    reason.trouble(
                        where(pod), container.getImage(), text(waiting.getMessage()), now));
  }

  private static Optional<Trouble> notReady(Pod pod, Instant now) {
    return condition(pod, "ContainersReady")
        .filter(ready -> ready.getStatus().equals("False"))
        .filter(ready -> "Running".equals(pod.getStatus().getPhase()))
        .filter(ready -> ready.getLastTransitionTime() != null)
        .filter(
            ready -> Instant.parse(ready.getLastTransitionTime()).isBefore(now.minus(READY_WITHIN)))
        .map(
            ready ->
                new Trouble(
                    where(pod),
                    "runs, but is not ready: " + text(ready.getMessage()),
                    "see its log: 'sluice logs'",
                    Gravity.PASSING,
                    "not-ready",
                    now));
  }

  private static Optional<PodCondition> condition(Pod pod, String type) {
    return pod.getStatus() == null
        ? Optional.empty()
        : pod.getStatus().getConditions().stream()
            .filter(condition -> condition.getType().equals(type))
            .findFirst();
  }

  static String text(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
