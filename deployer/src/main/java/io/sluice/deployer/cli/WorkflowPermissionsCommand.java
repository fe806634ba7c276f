package io.sluice.deployer.cli;

import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.target.KubernetesResource;
import io.sluice.deployer.workflow.ClientJob;
import io.sluice.deployer.workflow.access.ClusterPermissions;
import io.sluice.deployer.workflow.access.IamPolicies;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What the role of a state machine needs. */
@Command(
    name = "permissions",
    description = "Prints what the role of a state machine needs, in IAM and in the cluster.",
    footer = {
      "",
      "With --target native it is what 'workflow run-job' needs, else what the other workflows of",
      "the deployment need.",
      "",
      "Examples:",
      "  sluice workflow permissions web-sessions --env dev --cluster flink",
      "  sluice workflow permissions web-sessions -o json    for programs"
    })
final class WorkflowPermissionsCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "NAME", description = "A deployment of the catalogue.")
  @Nullable String name;

  @Mixin WorkflowChoice choice;
  @Mixin OutputOption output;

  @SuppressWarnings("NullAway.Init")
  WorkflowPermissionsCommand() {}

  @Override
  public Integer call() throws IOException {
    Environment environment = choice.environment();
    String cluster = choice.clusterName();
    IamPolicies iam =
        new IamPolicies(
            choice.partition(name),
            environment == null ? "*" : environment.account().id(),
            environment == null ? "*" : environment.region().id(),
            cluster == null ? "*" : cluster);
    List<KubernetesResource> inCluster = inCluster();
    String entry = accessEntry(cluster);
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("trustPolicy", iam.trust());
    data.put("policy", iam.ofDeployments());
    data.put("accessEntry", entry);
    data.put("kubernetes", inCluster.stream().map(KubernetesResource::content).toList());
    output.print(
        data,
        "# the role's trust policy\n"
            + Json.write(iam.trust())
            + "\n\n# the role's policy\n"
            + Json.write(iam.ofDeployments())
            + "\n\n# the role's access entry\n"
            + entry
            + "\n\n# kubectl apply -f -\n"
            + inCluster.stream()
                .map(KubernetesResource::yaml)
                .collect(Collectors.joining("---\n"))
                .stripTrailing());
    return ExitCode.OK;
  }

  private List<KubernetesResource> inCluster() throws IOException {
    if ("native".equals(choice.target.target)) {
      ClientJob job = WorkflowClient.of(choice.resource(name));
      return ClusterPermissions.ofClient(job.resources(), job.jobManager());
    }
    return ClusterPermissions.of(choice.described(name).resources());
  }

  private static String accessEntry(@Nullable String cluster) {
    return "aws eks create-access-entry --cluster-name "
        + (cluster == null ? "CLUSTER" : cluster)
        + " --principal-arn ROLE_ARN --kubernetes-groups "
        + ClusterPermissions.GROUP;
  }
}
