package io.sluice.deployer.cluster.trouble;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Containers that ended badly, with what they wrote last. */
final class ContainerEnds {
  /** So many ends of one container are no accident: some three minutes by the kubelet's pauses. */
  static final int MANY = 5;

  private static final String OUT_OF_MEMORY = "OOMKilled";

  private final PodLog log;
  private final Map<String, List<String>> read = new HashMap<>();

  ContainerEnds(PodLog log) {
    this.log = log;
  }

  Optional<Trouble> of(Pod pod, ContainerStatus container, Instant now) {
    boolean restarted = terminated(container.getState()) == null;
    @Nullable ContainerStateTerminated end =
        restarted ? terminated(container.getLastState()) : terminated(container.getState());
    if (end == null || end.getExitCode() == null || end.getExitCode() == 0) {
      return Optional.empty();
    }
    int times = container.getRestartCount() + (isRunning(container) ? 0 : 1);
    Instant time = end.getFinishedAt() == null ? now : Instant.parse(end.getFinishedAt());
    String again = times > 1 ? ", " + times + " times by now" : "";
    if (OUT_OF_MEMORY.equals(end.getReason())) {
      return Optional.of(
          new Trouble(
              PodTroubles.where(pod),
              "ran out of the memory that its container may use (OOMKilled)" + again,
              memoryFix(PodTroubles.component(pod)),
              times >= MANY ? Gravity.FATAL : Gravity.LASTING,
              "container-memory",
              time));
    }
    List<String> lines = lines(pod, container, restarted);
    Optional<KnownCause> cause = KnownCauses.find(String.join("\n", lines));
    return Optional.of(
        new Trouble(
            PodTroubles.where(pod),
            ended(end) + again + cause.map(known -> ": " + known.what()).orElse(""),
            cause.map(KnownCause::fix).orElse("see its last lines; the whole: 'sluice logs'"),
            gravity(cause, times),
            cause.map(KnownCause::id).orElse(""),
            LogExcerpt.of(lines),
            time));
  }

  private List<String> lines(Pod pod, ContainerStatus container, boolean restarted) {
    String key =
        pod.getMetadata().getUid() + container.getName() + container.getRestartCount() + restarted;
    return read.computeIfAbsent(key, unread -> log.last(pod, container.getName(), restarted));
  }

  private static Gravity gravity(Optional<KnownCause> cause, int times) {
    if (times >= MANY) {
      return Gravity.FATAL;
    }
    return cause.map(KnownCause::gravity).orElse(times > 1 ? Gravity.LASTING : Gravity.PASSING);
  }

  private static String ended(ContainerStateTerminated end) {
    return "its container ended with exit code "
        + end.getExitCode()
        + (end.getMessage() == null ? "" : " (" + end.getMessage().strip() + ")");
  }

  private static String memoryFix(String component) {
    return switch (component) {
      case "jobmanager" -> "raise spec.jobManager.resource.memory";
      case "taskmanager" ->
          "raise spec.taskManager.resource.memory, or taskmanager.memory.jvm-overhead.fraction"
              + " where RocksDB takes more than its managed memory";
      default -> "raise the memory limit of the container";
    };
  }

  private static boolean isRunning(ContainerStatus container) {
    return container.getState() != null && container.getState().getRunning() != null;
  }

  private static @Nullable ContainerStateTerminated terminated(@Nullable ContainerState state) {
    return state == null ? null : state.getTerminated();
  }
}
