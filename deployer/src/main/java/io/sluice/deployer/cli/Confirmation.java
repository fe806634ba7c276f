package io.sluice.deployer.cli;

import java.io.Console;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Option;

/** The consent to something that is not easily undone: typed on a terminal, or by option. */
final class Confirmation {
  private static final Set<String> YES = Set.of("y", "yes");

  @Option(names = "--yes", description = "Do not ask.")
  boolean yes;

  /**
   * Asks where there is a terminal.
   *
   * @param question what is asked, without a question mark
   * @throws CommandException if it is not agreed to, or nobody can be asked
   */
  void require(String question) {
    if (yes) {
      return;
    }
    Console console = System.console();
    if (console == null) {
      throw CommandException.usage(
          "nobody can be asked here whether to " + question, "give --yes to agree");
    }
    String answer = console.readLine("%s? [y/N] ", question);
    if (answer == null || !YES.contains(answer.strip().toLowerCase(Locale.ROOT))) {
      throw CommandException.failed("not agreed to; nothing was changed", "answer y to agree");
    }
  }
}
