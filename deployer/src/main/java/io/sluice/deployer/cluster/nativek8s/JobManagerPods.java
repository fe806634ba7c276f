package io.sluice.deployer.cluster.nativek8s;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.sluice.deployer.cluster.trouble.PodLog;
import io.sluice.deployer.cluster.trouble.PodTroubles;
import io.sluice.deployer.cluster.trouble.Trouble;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pods of a job: what is wrong with them, and what the JobManagers write. */
final class JobManagerPods implements AutoCloseable {
  private final NativeJob job;
  private final PodTroubles troubles;
  private final Map<String, List<Trouble>> byPod = new LinkedHashMap<>();
  private final Map<String, PodTail> tails = new HashMap<>();

  JobManagerPods(NativeJob job) {
    this.job = job;
    this.troubles = new PodTroubles(PodLog.of(job.cluster()));
  }

  void see(Pod pod, Instant now) {
    String name = pod.getMetadata().getName();
    byPod.put(name, troubles.of(pod, now));
    if (PodTroubles.component(pod).equals("jobmanager") && hasStarted(pod)) {
      tails.computeIfAbsent(name, started -> PodTail.of(job, started));
    }
  }

  void gone(Pod pod) {
    byPod.remove(pod.getMetadata().getName());
  }

  /** What makes waiting useless. */
  Optional<Trouble> fatal() {
    return all().stream().filter(Trouble::isFatal).findFirst();
  }

  List<Trouble> all() {
    return byPod.values().stream().flatMap(List::stream).toList();
  }

  /** The log of the JobManager that has written last. */
  List<String> log() {
    return tails.values().stream()
        .map(PodTail::lines)
        .max((one, other) -> last(one).compareTo(last(other)))
        .orElse(List.of());
  }

  @Override
  public void close() {
    tails.values().forEach(PodTail::close);
  }

  private static String last(List<String> lines) {
    return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
  }

  private static boolean hasStarted(Pod pod) {
    return pod.getStatus() != null
        && pod.getStatus().getContainerStatuses().stream()
            .map(ContainerStatus::getState)
            .anyMatch(
                state ->
                    state != null && (state.getRunning() != null || state.getTerminated() != null));
  }
}
