package io.sluice.deployer.workflow;

import io.sluice.deployer.workflow.eks.Connection;
import io.sluice.deployer.workflow.eks.KubernetesCall;
import io.sluice.deployer.workflow.state.Catcher;
import io.sluice.deployer.workflow.state.Fail;
import io.sluice.deployer.workflow.state.Pass;
import io.sluice.deployer.workflow.state.State;
import io.sluice.deployer.workflow.state.StateMachine;
import io.sluice.deployer.workflow.state.Succeed;
import io.sluice.deployer.workflow.state.Task;
import io.sluice.deployer.workflow.state.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Creates an EKS cluster with its node group and Fargate profile. What fails half-way is removed
 * again, but only a cluster with this execution's tag: never one that was there before.
 */
public final class CreateClusterWorkflow {
  private static final String EXISTS = "The cluster is there already";
  private static final String CREATE = "Create the cluster";
  private static final String CONNECT = "Read its address";
  private static final String ADMINS = "Add administrators";
  private static final String NODES = "Create the node group";
  private static final String FARGATE = "Create the Fargate profile";
  private static final String CREATED = "Created";
  private static final int HOUR = 3600;

  private final ClusterPlan plan;
  private final ClusterRequests requests;
  private final ClusterCleanUp cleanUp;
  private final List<State> states = new ArrayList<>();

  private CreateClusterWorkflow(ClusterPlan plan) {
    this.plan = plan;
    this.requests = new ClusterRequests(plan);
    this.cleanUp = new ClusterCleanUp(plan);
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
    states.add(made(CREATE, "createCluster", requests.cluster(), CONNECT));
    String afterwards = plan.nodes() != null ? NODES : afterNodes();
    states.add(
        Connection.describe(
                CONNECT,
                name,
                "cluster",
                ClusterCleanUp.BEGIN,
                plan.admins().isEmpty() ? afterwards : ADMINS)
            .catchingOnly(Catcher.of("States.ALL", ClusterCleanUp.BEGIN)));
    if (!plan.admins().isEmpty()) {
      states.add(
          KubernetesCall.post(
                  ADMINS,
                  "/api/v1/namespaces/kube-system/configmaps",
                  requests.awsAuth(),
                  afterwards)
              .catchingOnly(Catcher.of("States.ALL", ClusterCleanUp.BEGIN)));
    }
    ClusterPlan.Nodes nodes = plan.nodes();
    if (nodes != null) {
      states.add(made(NODES, "createNodegroup", requests.nodeGroup(nodes), afterNodes()));
    }
    ClusterPlan.Fargate fargate = plan.fargate();
    if (fargate != null) {
      states.add(made(FARGATE, "createFargateProfile", requests.profile(fargate), reporting()));
    }
    states.add(
        new Pass(
            reporting(),
            Map.of(),
            Value.fields("cluster", name, "endpoint", Value.variable("cluster", "Endpoint")),
            CREATED));
    states.add(new Succeed(CREATED));
    states.addAll(cleanUp.states());
    return new StateMachine(
        "Creates EKS cluster "
            + plan.name()
            + "; what fails half-way is removed again. An execution that is stopped removes nothing.",
        Duration.ofHours(4),
        states);
  }

  private String afterNodes() {
    return plan.fargate() == null ? reporting() : FARGATE;
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
        List.of(Catcher.of("States.ALL", ClusterCleanUp.BEGIN)),
        next);
  }
}
