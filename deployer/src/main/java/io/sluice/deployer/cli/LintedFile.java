package io.sluice.deployer.cli;

import java.util.List;

/**
 * What the linter has to say of a file.
 *
 * @param file the name as the user knows it
 * @param deployments how many FlinkDeployments it holds
 * @param otherDocuments how many documents of other kinds, which are left alone
 * @param problems what is wrong
 */
record LintedFile(String file, int deployments, int otherDocuments, List<LintedProblem> problems) {}
