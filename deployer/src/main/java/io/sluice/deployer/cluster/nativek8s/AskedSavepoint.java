package io.sluice.deployer.cluster.nativek8s;

import org.jspecify.annotations.Nullable;

/**
 * A stop with a savepoint that Flink was asked for. Flink carries it out whether anybody waits or
 * not.
 *
 * @param name the job's name
 * @param namespace its namespace
 * @param jobId the id that Flink gave it
 * @param directory where the savepoint is to lie
 * @param trigger the request's trigger id; null if Flink's answer to the request was lost
 */
record AskedSavepoint(
    String name, String namespace, String jobId, String directory, @Nullable String trigger) {
  private static final int SHOWN = 6;

  /** What was asked for. */
  String what() {
    return "a savepoint was asked for in "
        + directory
        + " (job "
        + jobId
        + ", "
        + (trigger == null ? "the trigger id was lost" : "trigger id " + trigger)
        + ")";
  }

  /** Where to look for the end of it: Flink puts the first digits of the job's id into the name. */
  String whereToLook() {
    return "the job may stop when it is done: look for "
        + directory
        + (directory.endsWith("/") ? "" : "/")
        + "savepoint-"
        + jobId.substring(0, Math.min(SHOWN, jobId.length()))
        + "-*, then run 'sluice native delete "
        + name
        + " -n "
        + namespace
        + "' again";
  }
}
