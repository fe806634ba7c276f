package io.sluice.deployer.cluster.follow;

import io.fabric8.kubernetes.api.model.Pod;
import io.sluice.deployer.cluster.trouble.Gravity;
import io.sluice.deployer.cluster.trouble.PodTroubles;
import io.sluice.deployer.cluster.trouble.Trouble;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The pods that are there, and what is wrong with them. */
final class PodBook {
  /** So many pods of one cluster that end badly are no accident. */
  private static final int MANY_ENDED = 5;

  private final PodTroubles troubles;
  private final Map<String, Entry> pods = new HashMap<>();
  private final Set<String> ended = new HashSet<>();
  private boolean listed;

  PodBook(PodTroubles troubles) {
    this.troubles = troubles;
  }

  private record Entry(Pod pod, List<Trouble> troubles) {}

  void see(Pod pod, Instant now) {
    String uid = pod.getMetadata().getUid();
    List<Trouble> found = troubles.of(pod, now);
    pods.put(uid, new Entry(pod, found));
    if (PodTroubles.hasEnded(pod)) {
      ended.add(uid);
    }
  }

  void away(Pod pod) {
    pods.remove(pod.getMetadata().getUid());
  }

  void allListed() {
    listed = true;
  }

  /** Looks again at what only time makes a trouble. */
  void lookAgain(Instant now) {
    pods.replaceAll((uid, entry) -> new Entry(entry.pod(), troubles.of(entry.pod(), now)));
  }

  /** Whether every pod that is to stay is ready; false before all have been seen. */
  boolean areReady() {
    return listed
        && pods.values().stream()
            .map(Entry::pod)
            .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
            .allMatch(PodTroubles::isReady);
  }

  /** Which pod is not ready. */
  String unready() {
    return pods.values().stream()
        .map(Entry::pod)
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .filter(pod -> !PodTroubles.isReady(pod))
        .map(pod -> "Pod/" + pod.getMetadata().getName() + " is not ready")
        .sorted()
        .findFirst()
        .orElse("the pods have not been seen yet");
  }

  /**
   * What is wrong.
   *
   * @param since only with pods that were made then or later: those before may be of another
   *     specification
   */
  Stream<Trouble> troubles(Instant since) {
    return pods.values().stream()
        .filter(entry -> !created(entry.pod()).isBefore(since))
        .flatMap(entry -> entry.troubles().stream())
        .map(trouble -> ended.size() >= MANY_ENDED ? trouble.as(Gravity.FATAL) : trouble);
  }

  private static Instant created(Pod pod) {
    return Instant.parse(pod.getMetadata().getCreationTimestamp());
  }
}
