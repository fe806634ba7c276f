package io.sluice.deployer.cli;

import io.sluice.deployer.spec.MalformedValueException;
import io.sluice.deployer.spec.RoleArn;
import io.sluice.deployer.workflow.ClusterPlan;
import io.sluice.deployer.workflow.CreateClusterWorkflow;
import io.sluice.deployer.workflow.access.IamPolicies;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Creates a cluster from Step Functions. */
@Command(
    name = "create",
    description =
        "Prints a state machine that creates a cluster with a node group and a Fargate profile.",
    footer = {
      "",
      "What fails half-way is removed again; a cluster that was there before is never touched.",
      "",
      "Example:",
      "  sluice workflow cluster create flink-test --role arn:aws:iam::111122223333:role/cluster \\",
      "    --subnets subnet-0a1,subnet-0b2 --nodes 2 \\",
      "    --node-role arn:aws:iam::111122223333:role/nodes"
    })
final class WorkflowClusterCreateCommand implements Callable<Integer> {
  @Parameters(paramLabel = "CLUSTER", description = "The EKS cluster.")
  String cluster;

  @Option(
      names = "--role",
      required = true,
      paramLabel = "ARN",
      description = "The role of the control plane.")
  String role;

  @Option(
      names = "--subnets",
      required = true,
      split = ",",
      paramLabel = "SUBNET",
      description = "Two subnets or more, in different zones.")
  List<String> subnets = new ArrayList<>();

  @Option(
      names = "--kubernetes",
      paramLabel = "VERSION",
      description = "The Kubernetes version (default: EKS's newest).")
  @Nullable String version;

  @Option(
      names = "--nodes",
      paramLabel = "COUNT",
      defaultValue = "0",
      description = "How many machines (default: ${DEFAULT-VALUE}).")
  int nodes;

  @Option(names = "--node-role", paramLabel = "ARN", description = "The role of the machines.")
  @Nullable String nodeRole;

  @Option(
      names = "--instance-types",
      split = ",",
      paramLabel = "TYPE",
      description = "The machines' types (default: EKS's choice).")
  List<String> types = new ArrayList<>();

  @Option(
      names = "--fargate",
      split = ",",
      paramLabel = "NAMESPACE",
      description = "Namespaces whose pods run on Fargate.")
  List<String> fargate = new ArrayList<>();

  @Option(
      names = "--fargate-role",
      paramLabel = "ARN",
      description = "The role that starts Fargate's pods.")
  @Nullable String fargateRole;

  @Option(
      names = "--admin",
      paramLabel = "ARN",
      description =
          "A role that becomes administrator; else only that of the state machine is one.")
  List<String> admins = new ArrayList<>();

  @Mixin WorkflowRegionOptions region;
  @Mixin QueryLanguageOption language;

  @SuppressWarnings("NullAway.Init")
  WorkflowClusterCreateCommand() {}

  @Override
  public Integer call() {
    ClusterPlan plan = plan();
    IamPolicies iam = region.iam(cluster);
    List<String> handedOver =
        Stream.of(role, nodeRole, fargateRole).filter(Objects::nonNull).toList();
    if (!region.printsPolicy(iam, handedOver)) {
      language.print(CreateClusterWorkflow.of(plan), iam.partition());
    }
    return ExitCode.OK;
  }

  private ClusterPlan plan() {
    if (subnets.size() < 2) {
      throw CommandException.usage(
          "--subnets: EKS needs two or more, in different zones", "name them with commas between");
    }
    return new ClusterPlan(
        cluster,
        role("--role", role),
        subnets,
        version,
        nodes > 0
            ? new ClusterPlan.Nodes(
                cluster + "-nodes", role("--node-role", needed("--nodes", nodeRole)), nodes, types)
            : null,
        fargate.isEmpty()
            ? null
            : new ClusterPlan.Fargate(
                cluster + "-fargate",
                role("--fargate-role", needed("--fargate", fargateRole)),
                fargate),
        admins.stream().map(admin -> role("--admin", admin)).toList());
  }

  private static String needed(String option, @Nullable String value) {
    if (value == null) {
      String missing = option.equals("--nodes") ? "--node-role" : "--fargate-role";
      throw CommandException.usage(option + " needs a role", "say which with " + missing);
    }
    return value;
  }

  private static RoleArn role(String option, String text) {
    try {
      return RoleArn.parse(text);
    } catch (MalformedValueException wrong) {
      throw CommandException.usage(option + ": " + wrong.getMessage(), "see 'aws iam list-roles'");
    }
  }
}
