package io.sluice.deployer.cli;

/** A command that cannot go on, for a reason that its user can mend. */
final class CommandException extends RuntimeException {
  private final int exitCode;
  private final String fix;

  CommandException(int exitCode, String what, String fix) {
    super(what);
    this.exitCode = exitCode;
    this.fix = fix;
  }

  /** A command line that asks for something that is not there. */
  static CommandException usage(String what, String fix) {
    return new CommandException(ExitCode.USAGE, what, fix);
  }

  /** Something that failed. */
  static CommandException failed(String what, String fix) {
    return new CommandException(ExitCode.FAILED, what, fix);
  }

  int exitCode() {
    return exitCode;
  }

  String fix() {
    return fix;
  }
}
