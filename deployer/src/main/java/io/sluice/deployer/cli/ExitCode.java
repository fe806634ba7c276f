package io.sluice.deployer.cli;

/** What the process returns; stable, scripts rely on it. */
final class ExitCode {
  /** Done. */
  static final int OK = 0;

  /** Problems were found, or it failed. */
  static final int FAILED = 1;

  /** The command line is wrong. */
  static final int USAGE = 2;

  /** Not running and stable in time, or not able to become so. */
  static final int NOT_HEALTHY = 3;

  /** Refused, because state would be lost. */
  static final int STATE_PROTECTED = 4;

  /** What is in the cluster is not what is described ({@code plan}). */
  static final int CHANGES = 5;

  private ExitCode() {}
}
