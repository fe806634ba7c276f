package io.sluice.deployer.cluster.trouble;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which of several troubles is the cause of the others: the gravest; among those one that says
 * exactly what is wrong; then whoever is nearest to where it happens, a pod before the job, the job
 * before an event, an event before the operator, who only sees that it went wrong; then the latest.
 */
public final class CauseRanking {
  private static final List<String> FARTHEST_FIRST =
      List.of("autoscaler", "operator watch", "operator", "event", "checkpoints", "job", "pod");

  private static final Set<String> VAGUE =
      Set.of("", "autoscaler", "image-pull", "container-config", "unschedulable", "not-ready");

  private static final Comparator<Trouble> BY_RANK =
      Comparator.comparing(Trouble::gravity)
          .thenComparing(CauseRanking::isExact)
          .thenComparing(CauseRanking::nearness)
          .thenComparing(Trouble::time);

  private CauseRanking() {}

  /** The one that explains best. */
  public static Optional<Trouble> first(Stream<Trouble> troubles) {
    return troubles.max(BY_RANK);
  }

  private static boolean isExact(Trouble trouble) {
    return !VAGUE.contains(trouble.cause());
  }

  private static int nearness(Trouble trouble) {
    String where = trouble.where();
    int known = FARTHEST_FIRST.indexOf(where.startsWith("Pod/") ? "pod" : where);
    return known < 0 ? FARTHEST_FIRST.indexOf("event") : known;
  }
}
