package io.sluice.deployer.cli;

import io.sluice.deployer.workflow.RunJobWorkflow;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Flink's native mode from Step Functions. */
@Command(
    name = "run-job",
    description =
        "Prints a state machine that runs 'flink run-application' as a Kubernetes Job, with its"
            + " log.",
    footer = {
      "",
      "For Flink's native mode, where there is no operator. The client runs in the job's image.",
      "",
      "Example:",
      "  sluice workflow run-job web-sessions --env dev --cluster flink"
    })
final class WorkflowRunJobCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "NAME", description = "A deployment of the catalogue.")
  @Nullable String name;

  @Mixin WorkflowChoice choice;
  @Mixin QueryLanguageOption language;

  @SuppressWarnings("NullAway.Init")
  WorkflowRunJobCommand() {}

  @Override
  public Integer call() throws IOException {
    if (choice.target.target != null && !choice.target.target.equals("native")) {
      throw CommandException.usage(
          "--target: 'run-job' is for Flink's native mode", "leave --target out");
    }
    language.print(
        RunJobWorkflow.of(
            choice.cluster(), WorkflowClient.of(choice.resource(name)), choice.timeout),
        choice.partition(name));
    return ExitCode.OK;
  }
}
