package io.sluice.deployer.cluster.nativek8s;

import org.jspecify.annotations.Nullable;

/**
 * Whether a job is stopped with a savepoint.
 *
 * @param wanted false only if the user says so
 * @param directory where the savepoint is to lie; null for the configured directory
 */
public record SavepointChoice(boolean wanted, @Nullable String directory) {
  /** With a savepoint, in the configured directory, if the job has state. */
  public static final SavepointChoice IF_STATEFUL = new SavepointChoice(true, null);

  /** Without a savepoint. */
  public static final SavepointChoice NONE = new SavepointChoice(false, null);
}
