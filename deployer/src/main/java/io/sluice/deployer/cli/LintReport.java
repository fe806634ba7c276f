package io.sluice.deployer.cli;

import java.io.PrintWriter;
import java.util.List;

/** Prints what the linter found, grouped by file. */
final class LintReport {
  private final List<LintedFile> files;

  LintReport(List<LintedFile> files) {
    this.files = files;
  }

  List<LintedFile> files() {
    return files;
  }

  boolean hasErrors() {
    return count(true) > 0;
  }

  boolean hasProblems() {
    return files.stream().anyMatch(file -> !file.problems().isEmpty());
  }

  void print(PrintWriter out) {
    for (LintedFile file : files) {
      if (!file.problems().isEmpty()) {
        out.println(file.file());
        file.problems().forEach(problem -> print(out, problem));
        out.println();
      }
    }
    out.println(summary());
  }

  private static void print(PrintWriter out, LintedProblem problem) {
    out.printf(
        "  %-7s %-7s %s%s%n",
        problem.place(),
        problem.severity(),
        problem.deployment().isEmpty() ? "" : problem.deployment() + ": ",
        problem.where());
    out.println("      " + problem.what());
    out.println("      fix: " + problem.fix() + "  [" + problem.rule() + "]");
  }

  private String summary() {
    long deployments = files.stream().mapToLong(LintedFile::deployments).sum();
    long others = files.stream().mapToLong(LintedFile::otherDocuments).sum();
    return plural(count(true), "error")
        + ", "
        + plural(count(false), "warning")
        + " in "
        + plural(deployments, "FlinkDeployment")
        + (others == 0 ? "" : "; " + plural(others, "document") + " of other kinds left alone");
  }

  private long count(boolean errors) {
    return files.stream()
        .flatMap(file -> file.problems().stream())
        .filter(problem -> problem.isError() == errors)
        .count();
  }

  private static String plural(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
