package io.sluice.deployer.cluster.explain;

import io.sluice.deployer.cluster.trouble.Trouble;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which of several troubles is the cause of the others: the gravest; among those a known one before
 * an unknown; then whoever is nearest to where it happens, a pod before the job, the job before an
 * event, an event before the operator, who only sees that it went wrong; then the latest.
 */
final class CauseRanking {
  private static final List<String> FARTHEST_FIRST =
      List.of("operator watch", "operator", "event", "checkpoints", "job", "pod");

  private static final Comparator<Trouble> BY_RANK =
      Comparator.comparing(Trouble::gravity)
          .thenComparing(Trouble::isKnown)
          .thenComparing(CauseRanking::nearness)
          .thenComparing(Trouble::time);

  private CauseRanking() {}

  static Optional<Trouble> first(List<Trouble> troubles) {
    return troubles.stream().max(BY_RANK);
  }

  private static int nearness(Trouble trouble) {
    String where = trouble.where();
    int known = FARTHEST_FIRST.indexOf(where.startsWith("Pod/") ? "pod" : where);
    return known < 0 ? FARTHEST_FIRST.indexOf("event") : known;
  }
}
