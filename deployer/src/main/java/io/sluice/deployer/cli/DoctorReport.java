package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.doctor.Checked;
import io.sluice.deployer.cluster.doctor.Verdict;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Prints the doctor's lines as they come, and how many there were of each kind. Where the API
 * server cannot be asked, nothing else can be looked at, and that is one line.
 */
final class DoctorReport {
  private static final String API_SERVER = "api-server";

  private final PrintWriter out;
  private boolean blind;

  DoctorReport(PrintWriter out) {
    this.out = out;
  }

  void line(Checked checked) {
    if (blind && checked.verdict() == Verdict.SKIPPED) {
      return;
    }
    blind |= checked.check().equals(API_SERVER) && checked.verdict() != Verdict.OK;
    out.printf(
        Locale.ROOT, "%-7s  %-16s  %s%n", text(checked.verdict()), checked.check(), checked.what());
    if (!checked.fix().isEmpty()) {
      out.printf(Locale.ROOT, "%-7s  %-16s  fix: %s%n", "", "", checked.fix());
    }
    out.flush();
  }

  void sum(List<Checked> all) {
    if (blind) {
      out.printf(
          Locale.ROOT,
          "%-7s  %d checks not looked at because of it%n",
          text(Verdict.SKIPPED),
          count(all, Verdict.SKIPPED));
    }
    out.println();
    out.println(
        Arrays.stream(Verdict.values())
            .map(verdict -> count(all, verdict) + " " + text(verdict))
            .collect(Collectors.joining(", ")));
  }

  private static long count(List<Checked> all, Verdict verdict) {
    return all.stream().filter(one -> one.verdict() == verdict).count();
  }

  private static String text(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }
}
