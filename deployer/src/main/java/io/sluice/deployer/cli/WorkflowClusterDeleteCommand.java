package io.sluice.deployer.cli;

import io.sluice.deployer.workflow.DeleteClusterWorkflow;
import io.sluice.deployer.workflow.access.IamPolicies;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Deletes a cluster from Step Functions. */
@Command(
    name = "delete",
    description =
        "Prints a state machine that deletes a cluster with its node groups and Fargate profiles.",
    footer = {"", "Example:", "  sluice workflow cluster delete flink-test"})
final class WorkflowClusterDeleteCommand implements Callable<Integer> {
  @Parameters(paramLabel = "CLUSTER", description = "The EKS cluster.")
  String cluster;

  @Mixin WorkflowRegionOptions region;
  @Mixin QueryLanguageOption language;

  @SuppressWarnings("NullAway.Init")
  WorkflowClusterDeleteCommand() {}

  @Override
  public Integer call() {
    IamPolicies iam = region.iam(cluster);
    if (!region.printsPolicy(iam, List.of())) {
      language.print(DeleteClusterWorkflow.of(cluster), iam.partition());
    }
    return ExitCode.OK;
  }
}
