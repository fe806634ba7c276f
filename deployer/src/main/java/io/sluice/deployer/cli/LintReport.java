package io.sluice.deployer.cli;

import java.util.List;

/** What the linter found, grouped by file. */
final class LintReport {
  private final List<LintedFile> files;

  LintReport(List<LintedFile> files) {
    this.files = files;
  }

  List<LintedFile> files() {
    return files;
  }

  /** Whether there was no deployment to look at, and no reason why. */
  boolean isEmpty() {
    return !hasProblems() && files.stream().allMatch(LintedFile::isEmpty);
  }

  boolean hasErrors() {
    return count(true) > 0;
  }

  boolean hasProblems() {
    return files.stream().anyMatch(file -> !file.problems().isEmpty());
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (LintedFile file : files) {
      if (!file.problems().isEmpty()) {
        text.append(file.file()).append('\n');
        file.problems().forEach(problem -> append(text, problem));
        text.append('\n');
      }
    }
    return text + summary();
  }

  private static void append(StringBuilder text, LintedProblem problem) {
    text.append("  %-7s %-7s ".formatted(problem.place(), problem.severity()))
        .append(problem.deployment().isEmpty() ? "" : problem.deployment() + ": ")
        .append(problem.where())
        .append("\n      ")
        .append(problem.what())
        .append("\n      fix: ")
        .append(problem.fix())
        .append("  [")
        .append(problem.rule())
        .append("]\n");
  }

  private String summary() {
    long deployments = files.stream().mapToLong(LintedFile::deployments).sum();
    long sessionJobs = files.stream().mapToLong(LintedFile::sessionJobs).sum();
    long others = files.stream().mapToLong(LintedFile::otherDocuments).sum();
    return plural(count(true), "error")
        + ", "
        + plural(count(false), "warning")
        + " in "
        + (deployments == 0 && sessionJobs > 0 ? "" : plural(deployments, "FlinkDeployment"))
        + (deployments > 0 && sessionJobs > 0 ? " and " : "")
        + (sessionJobs == 0 ? "" : plural(sessionJobs, "FlinkSessionJob"))
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
