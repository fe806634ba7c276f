package io.sluice.deployer.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option of every command that answers with data: for people, or for programs. */
final class OutputOption {
  @Spec(Spec.Target.MIXEE)
  CommandSpec command;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "What is answered: text or json (default: ${DEFAULT-VALUE}).")
  OutputFormat format;

  @SuppressWarnings("NullAway.Init")
  OutputOption() {}

  boolean isJson() {
    return format == OutputFormat.JSON;
  }

  PrintWriter out() {
    return command.commandLine().getOut();
  }

  PrintWriter err() {
    return command.commandLine().getErr();
  }

  /** Prints data for programs, or else a text for people. */
  void print(Object data, Object text) {
    out().println(isJson() ? Json.write(data) : text);
  }
}
