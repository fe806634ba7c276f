package io.sluice.deployer.cli;

import io.sluice.deployer.workflow.SavepointWorkflow;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes a savepoint from Step Functions. */
@Command(
    name = "savepoint",
    description = "Prints a state machine that takes a savepoint of a running job.",
    footer = {"", "Example:", "  sluice workflow savepoint web-sessions --env dev --cluster flink"})
final class WorkflowSavepointCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "NAME", description = "A deployment of the catalogue.")
  @Nullable String name;

  @Mixin WorkflowChoice choice;
  @Mixin QueryLanguageOption language;

  @SuppressWarnings("NullAway.Init")
  WorkflowSavepointCommand() {}

  @Override
  public Integer call() throws IOException {
    language.print(SavepointWorkflow.of(choice.described(name)), choice.partition(name));
    return ExitCode.OK;
  }
}
