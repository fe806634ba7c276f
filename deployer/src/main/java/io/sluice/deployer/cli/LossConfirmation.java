package io.sluice.deployer.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** Lets a user confirm a loss of state: by option, or on a terminal by typing the name. */
final class LossConfirmation {
  private final PrintWriter err;
  private final @Nullable BufferedReader terminal;

  /**
   * @param terminal where the user types; null if there is no terminal
   */
  LossConfirmation(PrintWriter err, @Nullable BufferedReader terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  /** At the terminal of this process, if it has one. */
  static LossConfirmation of(PrintWriter err) {
    Console console = System.console();
    return new LossConfirmation(err, console == null ? null : new BufferedReader(console.reader()));
  }

  /**
   * Asks, unless it is confirmed.
   *
   * @param loss what is lost, in one line
   * @throws CommandException with exit code 4 if it is not confirmed
   */
  void require(boolean confirmed, String name, String loss) throws IOException {
    if (confirmed) {
      return;
    }
    if (terminal == null) {
      throw new CommandException(
          ExitCode.STATE_PROTECTED, loss, "confirm that with --yes, or keep the state");
    }
    err.print(loss + "\nType its name to go on: ");
    err.flush();
    String typed = terminal.readLine();
    if (typed == null || !name.equals(typed.strip())) {
      throw new CommandException(
          ExitCode.STATE_PROTECTED,
          "that is not '" + name + "': nothing was done",
          "run it again and type the name, or keep the state");
    }
  }
}
