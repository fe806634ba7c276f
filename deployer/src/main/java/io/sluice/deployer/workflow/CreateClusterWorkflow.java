package io.sluice.deployer.workflow;

import io.sluice.deployer.spec.RoleArn;
import io.sluice.deployer.workflow.eks.Connection;
import io.sluice.deployer.workflow.eks.KubernetesCall;
import io.sluice.deployer.workflow.state.Catcher;
import io.sluice.deployer.workflow.state.Choice;
import io.sluice.deployer.workflow.state.Condition;
import io.sluice.deployer.workflow.state.Fail;
import io.sluice.deployer.workflow.state.Pass;
import io.sluice.deployer.workflow.state.Retry;
import io.sluice.deployer.workflow.state.State;
import io.sluice.deployer.workflow.state.StateMachine;
import io.sluice.deployer.workflow.state.Succeed;
import io.sluice.deployer.workflow.state.Task;
import io.sluice.deployer.workflow.state.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Creates an EKS cluster with its node group and Fargate profile. What fails half-way is removed
 * again, but only a cluster with this execution's tag: never one that was there before.
 */
public final class CreateClusterWorkflow {
  private static final String TAG = "SluiceExecution";
  private static final String CLEAN_UP = "Keep why it failed";
  private static final String EXISTS = "The cluster is there already";
  private static final String CREATE = "Create the cluster";
  private static final String CONNECT = "Read its address";
  private static final String ADMINS = "Add administrators";
  private static final String NODES = "Create the node group";
  private static final String FARGATE = "Create the Fargate profile";
  private static final String CREATED = "Created";
  private static final String OURS = "Is it of this execution?";
  private static final String REMOVE_NODES = "Remove the node group";
  private static final String REMOVE_FARGATE = "Remove the Fargate profile";
  private static final String REMOVE = "Remove the cluster";
  private static final String NOT_CREATED = "Not created";
  private static final String LEFT = "Not created, and not removed";
  private static final int HOUR = 3600;

  /** A cluster that is still being made, or has parts that go, refuses to be deleted. */
  private static final List<Retry> WHILE_CHANGING =
      List.of(new Retry(List.of("States.TaskFailed"), 60, 15, 1, 60));

  private final ClusterPlan plan;
  private final List<State> states = new ArrayList<>();

  private CreateClusterWorkflow(ClusterPlan plan) {
    this.plan = plan;
  }

  /** The workflow. */
  public static StateMachine of(ClusterPlan plan) {
    return new CreateClusterWorkflow(plan).machine();
  }

  private StateMachine machine() {
    Value name = Value.of(plan.name());
    states.add(Connection.describe("Is the name free?", name, "found", CREATE, EXISTS));
    states.add(
        new Fail(
            EXISTS,
            "Sluice.ClusterExists",
            Value.of("There is an EKS cluster " + plan.name() + " already; it was not touched.")));
    states.add(made(CREATE, "createCluster", cluster(), CONNECT));
    String afterwards = plan.nodes() != null ? NODES : afterNodes();
    states.add(
        Connection.describe(
                CONNECT, name, "cluster", CLEAN_UP, plan.admins().isEmpty() ? afterwards : ADMINS)
            .catchingOnly(Catcher.of("States.ALL", CLEAN_UP)));
    if (!plan.admins().isEmpty()) {
      states.add(
          KubernetesCall.post(
                  ADMINS, "/api/v1/namespaces/kube-system/configmaps", awsAuth(), afterwards)
              .catchingOnly(Catcher.of("States.ALL", CLEAN_UP)));
    }
    ClusterPlan.Nodes nodes = plan.nodes();
    if (nodes != null) {
      states.add(made(NODES, "createNodegroup", nodeGroup(nodes), afterNodes()));
    }
    ClusterPlan.Fargate fargate = plan.fargate();
    if (fargate != null) {
      states.add(made(FARGATE, "createFargateProfile", profile(fargate), reporting()));
    }
    states.add(
        new Pass(
            reporting(),
            Map.of(),
            Value.fields("cluster", name, "endpoint", Value.variable("cluster", "Endpoint")),
            CREATED));
    states.add(new Succeed(CREATED));
    cleanUp(name);
    return new StateMachine(
        "Creates EKS cluster "
            + plan.name()
            + "; what fails half-way is removed again. An execution that is stopped removes nothing.",
        Duration.ofHours(4),
        states);
  }

  private void cleanUp(Value name) {
    states.add(
        Pass.assigning(
            CLEAN_UP, "Look for what was made", "why", Value.variable(Catcher.FAILURE, "Cause")));
    states.add(
        Connection.describe("Look for what was made", name, "found", NOT_CREATED, OURS)
            .catchingAtLast(Catcher.of("States.ALL", LEFT)));
    String first = plan.nodes() == null ? withoutNodes() : REMOVE_NODES;
    states.add(
        Choice.named(OURS, NOT_CREATED)
            .when(
                new Condition.SameText(
                    Value.variable("found", "Tags", TAG), new Value.Context(EXECUTION)),
                first));
    ClusterPlan.Nodes nodes = plan.nodes();
    if (nodes != null) {
      states.add(
          removed(REMOVE_NODES, "deleteNodegroup", withoutNodes(), "NodegroupName", nodes.name())
              .catchingOnly(Catcher.of("States.ALL", withoutNodes())));
    }
    ClusterPlan.Fargate fargate = plan.fargate();
    if (fargate != null) {
      states.add(
          removed(
                  REMOVE_FARGATE,
                  "deleteFargateProfile",
                  REMOVE,
                  "FargateProfileName",
                  fargate.name())
              .catchingOnly(Catcher.of("States.ALL", REMOVE)));
    }
    states.add(
        new Task(
            REMOVE,
            "eks:deleteCluster.sync",
            Value.fields("Name", name),
            Map.of(),
            HOUR,
            WHILE_CHANGING,
            List.of(Catcher.of("States.ALL", LEFT)),
            NOT_CREATED));
    Value why = Value.variable("why");
    states.add(
        new Fail(
            NOT_CREATED,
            "Sluice.Failed",
            Value.text(
                "EKS cluster " + plan.name() + " was not created, and nothing is left of it: ",
                why)));
    states.add(
        new Fail(
            LEFT,
            "Sluice.LeftOver",
            Value.text(
                "EKS cluster "
                    + plan.name()
                    + " was not created, and could not be removed; it costs money. Delete it: 'aws"
                    + " eks delete-cluster --name "
                    + plan.name()
                    + "'. ",
                why)));
  }

  private static final List<String> EXECUTION = List.of("Execution", "Id");

  private String afterNodes() {
    return plan.fargate() == null ? reporting() : FARGATE;
  }

  private String withoutNodes() {
    return plan.fargate() == null ? REMOVE : REMOVE_FARGATE;
  }

  private static String reporting() {
    return "Report: " + CREATED;
  }

  private static Task made(String name, String action, Value.Fields arguments, String next) {
    return new Task(
        name,
        "eks:" + action + ".sync",
        arguments,
        Map.of(),
        HOUR,
        List.of(),
        List.of(Catcher.of("States.ALL", CLEAN_UP)),
        next);
  }

  private Task removed(String name, String action, String next, String field, String value) {
    return new Task(
        name,
        "eks:" + action + ".sync",
        Value.fields("ClusterName", plan.name(), field, value),
        Map.of(),
        HOUR,
        List.of(),
        List.of(),
        next);
  }

  private Value.Fields cluster() {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("Name", Value.of(plan.name()));
    fields.put("RoleArn", Value.of(plan.role().toString()));
    fields.put("ResourcesVpcConfig", Value.of(Map.of("SubnetIds", plan.subnets())));
    if (plan.version() != null) {
      fields.put("Version", Value.of(plan.version()));
    }
    fields.put("Tags", Value.fields(TAG, new Value.Context(EXECUTION)));
    return new Value.Fields(fields);
  }

  private Value.Fields nodeGroup(ClusterPlan.Nodes nodes) {
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

  private Value.Fields profile(ClusterPlan.Fargate fargate) {
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

  /** Before EKS makes it for nodes and profiles; an ARN stands there without its path. */
  private Value awsAuth() {
    String roles =
        plan.admins().stream()
            .map(CreateClusterWorkflow::admin)
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
