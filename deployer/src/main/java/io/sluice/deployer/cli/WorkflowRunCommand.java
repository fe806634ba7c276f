package io.sluice.deployer.cli;

import io.sluice.deployer.workflow.RunWorkflow;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A job's whole life from Step Functions. */
@Command(
    name = "run",
    description =
        "Prints a state machine for a job's whole life: deploy, let it run, savepoint, delete.",
    footer = {
      "",
      "A bounded job is deleted when it is FINISHED; any other when its time is up. A job that",
      "fails is left as it is.",
      "",
      "Example:",
      "  sluice workflow run word-count --env dev --cluster flink --for 6h"
    })
final class WorkflowRunCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "NAME", description = "A deployment of the catalogue.")
  @Nullable String name;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      defaultValue = "1h",
      converter = DurationConverter.class,
      description = "How long the job may run once it is at work (default: ${DEFAULT-VALUE}).")
  Duration time;

  @Mixin WorkflowChoice choice;
  @Mixin QueryLanguageOption language;

  @SuppressWarnings("NullAway.Init")
  WorkflowRunCommand() {}

  @Override
  public Integer call() throws IOException {
    language.print(RunWorkflow.of(choice.described(name), time), choice.partition(name));
    return ExitCode.OK;
  }
}
