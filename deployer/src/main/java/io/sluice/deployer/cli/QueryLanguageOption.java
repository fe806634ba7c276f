package io.sluice.deployer.cli;

import io.sluice.deployer.workflow.language.Definition;
import io.sluice.deployer.workflow.language.QueryLanguage;
import io.sluice.deployer.workflow.state.StateMachine;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a state machine is written. */
final class QueryLanguageOption {
  @Spec(Spec.Target.MIXEE)
  CommandSpec command;

  @Option(
      names = "--query-language",
      paramLabel = "LANGUAGE",
      defaultValue = "jsonata",
      description =
          "What expressions are written in: jsonata or jsonpath (default: ${DEFAULT-VALUE}).")
  QueryLanguage language;

  @SuppressWarnings("NullAway.Init")
  QueryLanguageOption() {}

  /** Prints the definition. */
  void print(StateMachine machine, String partition) {
    PrintWriter out = command.commandLine().getOut();
    out.print(Definition.of(machine, language, partition));
    out.flush();
  }
}
