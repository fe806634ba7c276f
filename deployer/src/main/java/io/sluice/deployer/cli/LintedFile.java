package io.sluice.deployer.cli;

import java.util.List;

/**
 * What the linter has to say of a file.
 *
 * @param file the name as the user knows it
 * @param deployments how many FlinkDeployments it holds
 * @param sessionJobs how many FlinkSessionJobs
 * @param otherDocuments how many documents of other kinds, which are left alone
 * @param problems what is wrong
 */
record LintedFile(
    String file,
    int deployments,
    int sessionJobs,
    int otherDocuments,
    List<LintedProblem> problems) {
  /** Whether there was nothing in it to check. */
  boolean isEmpty() {
    return deployments + sessionJobs == 0;
  }
}
