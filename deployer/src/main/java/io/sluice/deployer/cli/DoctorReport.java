package io.sluice.deployer.cli;

import io.sluice.deployer.doctor.Checked;
import io.sluice.deployer.doctor.Verdict;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints the doctor's lines as they come, and how many there were of each kind. */
final class DoctorReport {
  private final PrintWriter out;

  DoctorReport(PrintWriter out) {
    this.out = out;
  }

  void line(Checked checked) {
    out.printf(
        Locale.ROOT, "%-7s  %-16s  %s%n", text(checked.verdict()), checked.check(), checked.what());
    if (!checked.fix().isEmpty()) {
      out.printf(Locale.ROOT, "%-7s  %-16s  fix: %s%n", "", "", checked.fix());
    }
    out.flush();
  }

  void sum(List<Checked> all) {
    out.println();
    out.println(
        Arrays.stream(Verdict.values())
            .map(
                verdict ->
                    all.stream().filter(one -> one.verdict() == verdict).count()
                        + " "
                        + text(verdict))
            .collect(Collectors.joining(", ")));
  }

  private static String text(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }
}
