package io.sluice.deployer.cli;

import io.sluice.deployer.workflow.DeployWorkflow;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Applies a description from Step Functions. */
@Command(
    name = "deploy",
    description = "Prints a state machine that deploys and waits until the job is at work.",
    footer = {
      "",
      "Examples:",
      "  sluice workflow deploy web-sessions --env dev --cluster flink",
      "  sluice workflow deploy -f job.yaml -n flink --query-language jsonpath"
    })
final class WorkflowDeployCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "NAME", description = "A deployment of the catalogue.")
  @Nullable String name;

  @Mixin WorkflowChoice choice;
  @Mixin QueryLanguageOption language;

  @SuppressWarnings("NullAway.Init")
  WorkflowDeployCommand() {}

  @Override
  public Integer call() throws IOException {
    language.print(DeployWorkflow.of(choice.described(name)), choice.partition(name));
    return ExitCode.OK;
  }
}
