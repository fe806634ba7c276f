package io.sluice.deployer.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.deployer.cluster.explain.Evidence;
import io.sluice.deployer.cluster.explain.Explanation;
import io.sluice.deployer.cluster.trouble.Trouble;
import java.time.Instant;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** An explanation for people and for programs. */
final class ExplainReport {
  private ExplainReport() {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Data(
      String kind,
      String namespace,
      String name,
      boolean healthy,
      String state,
      @Nullable TroubleLine cause,
      List<EvidenceLine> evidence) {}

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record EvidenceLine(
      String time,
      String where,
      String what,
      @Nullable Integer times,
      @Nullable Integer pods,
      List<String> log) {
    static EvidenceLine of(Evidence seen) {
      return new EvidenceLine(
          seen.time().toString(),
          seen.where(),
          seen.what(),
          seen.times() > 1 ? seen.times() : null,
          seen.pods() > 1 ? seen.pods() : null,
          seen.log());
    }
  }

  static Data data(Explanation explanation) {
    return new Data(
        explanation.live().kind(),
        explanation.live().namespace(),
        explanation.live().name(),
        explanation.healthy(),
        explanation.state(),
        explanation.cause().map(TroubleLine::of).orElse(null),
        explanation.evidence().stream().map(EvidenceLine::of).toList());
  }

  static String text(Explanation explanation) {
    StringJoiner text = new StringJoiner("\n");
    String name = explanation.live().name();
    text.add(name + ": " + (explanation.healthy() ? "healthy, " : "") + explanation.state());
    if (!explanation.healthy()) {
      cause(explanation, name, text);
    }
    if (!explanation.evidence().isEmpty()) {
      text.add(explanation.healthy() ? "remembered:" : "evidence:");
      explanation.evidence().forEach(seen -> evidence(seen, text));
    }
    return text.toString();
  }

  private static void cause(Explanation explanation, String name, StringJoiner text) {
    @Nullable Trouble cause = explanation.trouble();
    if (cause == null) {
      text.add("cause: nothing tells of one; it may only take its time");
      text.add(
          "fix: wait ('sluice status " + name + " --watch'), or read 'sluice logs " + name + "'");
    } else {
      text.add("cause: " + cause);
      text.add("fix: " + cause.fix());
    }
  }

  private static void evidence(Evidence seen, StringJoiner text) {
    text.add("  " + time(seen.time()) + "  " + seen.where() + ": " + seen.what() + often(seen));
    seen.log().forEach(line -> text.add("      | " + line));
  }

  private static String often(Evidence seen) {
    String pods = seen.pods() > 1 ? "in " + seen.pods() + " pods" : "";
    String times = seen.times() > 1 ? seen.times() + " times" : "";
    return times.isEmpty() && pods.isEmpty()
        ? ""
        : " (" + times + (times.isEmpty() || pods.isEmpty() ? "" : " ") + pods + ")";
  }

  private static String time(Instant time) {
    return time.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString();
  }
}
