package io.sluice.deployer.cluster.operate;

import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.rest.RestoredFrom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From which state a job has really started, as its JobManager says. */
final class Restored {
  private final @Nullable RestoredFrom from;
  private final String problem;

  private Restored(@Nullable RestoredFrom from, String problem) {
    this.from = from;
    this.problem = problem;
  }

  /** Asks the JobManager; where it does not answer, that is what there is to tell. */
  static Restored ask(RunningFlink flink, LiveResource live) {
    RunningFlink.Answer<Optional<RestoredFrom>> answer =
        flink.tryToAsk(live, (rest, job) -> rest.restoredFrom(job));
    return answer.value() == null
        ? new Restored(null, answer.problem())
        : new Restored(answer.value().orElse(null), "");
  }

  /**
   * Refuses to call it done if a job that had state has started without it, or from another
   * savepoint than the one it was stopped with.
   */
  void require(LiveResource live, ResumePoint point) {
    if (!problem.isEmpty() || !point.hasState()) {
      return;
    }
    if (from == null) {
      throw OperationException.notHealthy(
          live.name() + " runs, but has started without state instead of from " + point,
          "suspend it before it goes far, and see 'sluice explain " + live.name() + "'");
    }
    if (point.location() != null && !samePlace(point.location(), from.path())) {
      throw OperationException.notHealthy(
          live.name() + " runs, but from " + from.path() + " instead of " + point,
          "suspend it before it goes far, and see 'sluice explain " + live.name() + "'");
    }
  }

  /** Whether it is known to have started without any state. */
  boolean isNothing() {
    return problem.isEmpty() && from == null;
  }

  /** In words that follow "it runs", with a space before them; empty if it is not known. */
  String words() {
    if (!problem.isEmpty()) {
      return "";
    }
    return from == null
        ? ", begun anew"
        : ", from " + (from.savepoint() ? "savepoint " : "checkpoint ") + from.path();
  }

  void addTo(Map<String, Object> facts) {
    if (from != null) {
      facts.put("restoredFrom", from.path());
    }
  }

  List<String> notes() {
    return problem.isEmpty()
        ? List.of()
        : List.of("from which state it runs could not be verified: " + problem);
  }

  private static boolean samePlace(String one, String other) {
    return withoutSlash(one).equals(withoutSlash(other));
  }

  private static String withoutSlash(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
