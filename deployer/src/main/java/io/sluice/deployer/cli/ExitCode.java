package io.sluice.deployer.cli;

/** What the process returns; stable, scripts rely on it. */
final class ExitCode {
  /** Done. */
  static final int OK = 0;

  /** Problems were found, or it failed. */
  static final int FAILED = 1;

  /** The command line is wrong. */
  static final int USAGE = 2;

  /** Refused, because state would be lost. */
  static final int STATE_PROTECTED = 4;

  private ExitCode() {}
}
