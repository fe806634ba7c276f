package io.sluice.deployer.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;

/** Lets a user confirm a loss: by an option, or on a terminal by typing the name. */
final class Confirmation {
  private final PrintWriter err;
  private final boolean terminal;

  Confirmation(PrintWriter err) {
    this.err = err;
    this.terminal = Boolean.getBoolean("sluice.terminal");
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
    if (!terminal) {
      throw new CommandException(
          ExitCode.STATE_PROTECTED, loss, "confirm it with --yes, or keep the state");
    }
    err.print(loss + "\nType the name to go on: ");
    err.flush();
    BufferedReader typed =
        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
    if (!name.equals(typed.readLine())) {
      throw new CommandException(
          ExitCode.STATE_PROTECTED, "that is not " + name + "; nothing was done", "run it again");
    }
  }
}
