package io.sluice.deployer.cli;

import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.workflow.access.IamPolicies;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where a state machine for clusters runs, and what its role needs there. */
final class WorkflowRegionOptions {
  @Spec(Spec.Target.MIXEE)
  CommandSpec command;

  @Option(
      names = "--env",
      paramLabel = "ENV",
      description = "The environment whose account and Region it is made for (default: any).")
  @Nullable String environment;

  @Option(
      names = "--permissions",
      description = "Print the IAM policy that its role needs instead.")
  boolean permissions;

  @SuppressWarnings("NullAway.Init")
  WorkflowRegionOptions() {}

  /** The policies of that place. */
  IamPolicies iam(String cluster) {
    if (environment == null) {
      return new IamPolicies("aws", "*", "*", cluster);
    }
    Environment chosen = Project.current().environment(environment);
    return new IamPolicies(
        chosen.region().partition(), chosen.account().id(), chosen.region().id(), cluster);
  }

  /**
   * Prints the policy if it is asked for.
   *
   * @param roles what is handed to the cluster
   */
  boolean printsPolicy(IamPolicies iam, List<String> roles) {
    if (permissions) {
      command.commandLine().getOut().println(Json.write(iam.ofClusters(roles)));
    }
    return permissions;
  }
}
