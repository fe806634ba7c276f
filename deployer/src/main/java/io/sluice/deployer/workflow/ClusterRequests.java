package io.sluice.deployer.workflow;

import io.sluice.deployer.spec.RoleArn;
import io.sluice.deployer.workflow.state.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What EKS is asked for when a cluster is created.
 *
 * @param plan what is wanted
 */
record ClusterRequests(ClusterPlan plan) {
  /** The tag that tells whose execution made a cluster. */
  static final String TAG = "SluiceExecution";

  /** What the tag holds. */
  static final Value EXECUTION = new Value.Context(List.of("Execution", "Id"));

  Value.Fields cluster() {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("Name", Value.of(plan.name()));
    fields.put("RoleArn", Value.of(plan.role().toString()));
    fields.put("ResourcesVpcConfig", Value.of(Map.of("SubnetIds", plan.subnets())));
    if (plan.version() != null) {
      fields.put("Version", Value.of(plan.version()));
    }
    fields.put("Tags", Value.fields(TAG, EXECUTION));
    return new Value.Fields(fields);
  }

  Value.Fields nodeGroup(ClusterPlan.Nodes nodes) {
    Map<String, Object> scaling = new LinkedHashMap<>();
    scaling.put("MinSize", nodes.count());
    scaling.put("MaxSize", nodes.count());
    scaling.put("DesiredSize", nodes.count());
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("ClusterName", Value.of(plan.name()));
    fields.put("NodegroupName", Value.of(nodes.name()));
    fields.put("NodeRole", Value.of(nodes.role().toString()));
    fields.put("Subnets", Value.of(plan.subnets()));
    fields.put("ScalingConfig", Value.of(scaling));
    if (!nodes.types().isEmpty()) {
      fields.put("InstanceTypes", Value.of(nodes.types()));
    }
    return new Value.Fields(fields);
  }

  Value.Fields profile(ClusterPlan.Fargate fargate) {
    return Value.fields(
        "ClusterName",
        plan.name(),
        "FargateProfileName",
        fargate.name(),
        "PodExecutionRoleArn",
        fargate.role().toString(),
        "Subnets",
        plan.subnets(),
        "Selectors",
        fargate.namespaces().stream().map(namespace -> Map.of("Namespace", namespace)).toList());
  }

  /**
   * The administrators, before EKS makes it for nodes and profiles; an ARN stands there without its
   * path.
   */
  Value awsAuth() {
    String roles =
        plan.admins().stream()
            .map(ClusterRequests::admin)
            .collect(Collectors.joining(", ", "[", "]"));
    return Value.fields(
        "apiVersion",
        "v1",
        "kind",
        "ConfigMap",
        "metadata",
        Value.fields("name", "aws-auth", "namespace", "kube-system"),
        "data",
        Value.fields("mapRoles", roles));
  }

  private static String admin(RoleArn role) {
    RoleArn plain = new RoleArn(role.partition(), role.account(), "/", role.name());
    return "{\"rolearn\": \"%s\", \"username\": \"%s\", \"groups\": [\"system:masters\"]}"
        .formatted(plain, role.name());
  }
}
