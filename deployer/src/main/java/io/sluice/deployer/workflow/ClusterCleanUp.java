package io.sluice.deployer.workflow;

import io.sluice.deployer.workflow.eks.Connection;
import io.sluice.deployer.workflow.state.Catcher;
import io.sluice.deployer.workflow.state.Choice;
import io.sluice.deployer.workflow.state.Condition;
import io.sluice.deployer.workflow.state.Fail;
import io.sluice.deployer.workflow.state.Pass;
import io.sluice.deployer.workflow.state.Retry;
import io.sluice.deployer.workflow.state.State;
import io.sluice.deployer.workflow.state.Task;
import io.sluice.deployer.workflow.state.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Removes what an execution made before it failed. A cluster without the execution's tag is not its
 * own and stays.
 *
 * @param plan what was wanted
 */
record ClusterCleanUp(ClusterPlan plan) {
  private static final String OURS = "Is it of this execution?";
  private static final String REMOVE_NODES = "Remove the node group";
  private static final String REMOVE_FARGATE = "Remove the Fargate profile";
  private static final String REMOVE = "Remove the cluster";
  private static final String NOT_CREATED = "Not created";
  private static final String LEFT = "Not created, and not removed";
  static final String BEGIN = "Keep why it failed";
  private static final int HOUR = 3600;

  /** A cluster that is still being made, or has parts that go, refuses to be deleted. */
  private static final List<Retry> WHILE_CHANGING =
      List.of(new Retry(List.of("States.TaskFailed"), 60, 15, 1, 60));

  /** The states, the first of them the entry. */
  List<State> states() {
    Value name = Value.of(plan.name());
    List<State> states = new ArrayList<>();
    states.add(
        Pass.assigning(
            BEGIN, "Look for what was made", "why", Value.variable(Catcher.FAILURE, "Cause")));
    states.add(
        Connection.describe("Look for what was made", name, "found", NOT_CREATED, OURS)
            .catchingAtLast(Catcher.of("States.ALL", LEFT)));
    String first = plan.nodes() == null ? withoutNodes() : REMOVE_NODES;
    states.add(
        Choice.named(OURS, NOT_CREATED)
            .when(
                new Condition.SameText(
                    Value.variable("found", "Tags", ClusterRequests.TAG),
                    ClusterRequests.EXECUTION),
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
    return states;
  }

  private String withoutNodes() {
    return plan.fargate() == null ? REMOVE : REMOVE_FARGATE;
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
}
