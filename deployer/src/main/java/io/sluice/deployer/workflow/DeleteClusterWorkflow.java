package io.sluice.deployer.workflow;

import io.sluice.deployer.workflow.eks.Connection;
import io.sluice.deployer.workflow.state.Choice;
import io.sluice.deployer.workflow.state.Condition;
import io.sluice.deployer.workflow.state.Retry;
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
 * Deletes an EKS cluster with all its node groups and Fargate profiles, one after the other: EKS
 * deletes no cluster that has some, and of profiles only one at a time. One that is gone already is
 * a good end.
 */
public final class DeleteClusterWorkflow {
  private static final String GONE = "Gone";
  private static final String CLUSTER = "Delete the cluster";
  private static final int HOUR = 3600;
  private static final List<Retry> AGAIN =
      List.of(new Retry(List.of("States.TaskFailed"), 60, 5, 1, 60));

  private DeleteClusterWorkflow() {}

  /**
   * The workflow.
   *
   * @param cluster its name
   */
  public static StateMachine of(String cluster) {
    Value name = Value.of(cluster);
    List<State> states = new ArrayList<>();
    states.add(
        Connection.describe("Find the cluster", name, "cluster", GONE, "List the Nodegroups"));
    states.addAll(emptied(name, "Nodegroup", "List the FargateProfiles"));
    states.addAll(emptied(name, "FargateProfile", CLUSTER));
    states.add(
        new Task(
            CLUSTER,
            "eks:deleteCluster.sync",
            Value.fields("Name", name),
            Map.of(),
            HOUR,
            AGAIN,
            List.of(),
            GONE));
    states.add(new Succeed(GONE));
    return new StateMachine(
        "Deletes EKS cluster " + cluster + " with its node groups and Fargate profiles.",
        Duration.ofHours(6),
        states);
  }

  private static List<State> emptied(Value cluster, String part, String next) {
    String list = "List the " + part + "s";
    String any = "Is there a " + part + "?";
    String delete = "Delete a " + part;
    Value first =
        Value.variable(
            "parts", part.equals("Nodegroup") ? "Nodegroups" : "FargateProfileNames", "[0]");
    return List.of(
        new Task(
            list,
            "aws-sdk:eks:list" + part + "s",
            Value.fields("ClusterName", cluster),
            Map.of("parts", Value.result()),
            60,
            Connection.RETRIES,
            List.of(),
            any),
        Choice.named(any, next).when(new Condition.Present(first), delete),
        new Task(
            delete,
            "eks:delete" + part + ".sync",
            Value.fields("ClusterName", cluster, part + "Name", first),
            Map.of(),
            HOUR,
            AGAIN,
            List.of(),
            list));
  }
}
