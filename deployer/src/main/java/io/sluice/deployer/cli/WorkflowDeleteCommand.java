package io.sluice.deployer.cli;

import io.sluice.deployer.workflow.DeleteWorkflow;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deletes from Step Functions. */
@Command(
    name = "delete",
    description =
        "Prints a state machine that takes a savepoint, deletes, and waits until all is gone.",
    footer = {
      "",
      "Nothing is deleted where there is state and no savepoint can be taken.",
      "",
      "Examples:",
      "  sluice workflow delete web-sessions --env dev --cluster flink",
      "  sluice workflow delete web-sessions --no-savepoint    its state is lost"
    })
final class WorkflowDeleteCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "NAME", description = "A deployment of the catalogue.")
  @Nullable String name;

  @Option(names = "--no-savepoint", description = "Takes none; state is lost.")
  boolean noSavepoint;

  @Mixin WorkflowChoice choice;
  @Mixin QueryLanguageOption language;

  @SuppressWarnings("NullAway.Init")
  WorkflowDeleteCommand() {}

  @Override
  public Integer call() throws IOException {
    language.print(DeleteWorkflow.of(choice.described(name), !noSavepoint), choice.partition(name));
    return ExitCode.OK;
  }
}
