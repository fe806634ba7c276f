package io.sluice.deployer.cli;

import io.sluice.deployer.doctor.Checked;
import io.sluice.deployer.doctor.Verdict;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Prints the doctor's lines as they come, and how many there were of each kind. Where the API
 * server, or AWS, cannot be asked, nothing else can be looked at there, and that is one line.
 */
final class DoctorReport {
  private static final Set<String> FIRST = Set.of("api-server", AwsHalf.FIRST);
  private static final String UNSEEN = "not looked at because of ";

  private final PrintWriter out;
  private boolean blind;
  private int unseen;

  DoctorReport(PrintWriter out) {
    this.out = out;
  }

  void line(Checked checked) {
    if (blind && checked.what().startsWith(UNSEEN)) {
      unseen++;
      return;
    }
    blind |= FIRST.contains(checked.check()) && isUnanswered(checked.verdict());
    out.printf(
        Locale.ROOT, "%-7s  %-16s  %s%n", text(checked.verdict()), checked.check(), checked.what());
    if (!checked.fix().isEmpty()) {
      out.printf(Locale.ROOT, "%-7s  %-16s  fix: %s%n", "", "", checked.fix());
    }
    out.flush();
  }

  /** Ends one half: the cluster, or AWS. */
  void endHalf() {
    if (unseen > 0) {
      out.printf(
          Locale.ROOT,
          "%-7s  %d checks not looked at because of it%n",
          text(Verdict.SKIPPED),
          unseen);
    }
    blind = false;
    unseen = 0;
  }

  void sum(List<Checked> all) {
    out.println();
    out.println(
        Arrays.stream(Verdict.values())
            .map(verdict -> count(all, verdict) + " " + text(verdict))
            .collect(Collectors.joining(", ")));
  }

  private static boolean isUnanswered(Verdict verdict) {
    return verdict == Verdict.WARN || verdict == Verdict.FAIL;
  }

  private static long count(List<Checked> all, Verdict verdict) {
    return all.stream().filter(one -> one.verdict() == verdict).count();
  }

  private static String text(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }
}
