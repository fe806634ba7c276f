package io.sluice.deployer.workflow.eks;

import io.sluice.deployer.workflow.state.Catcher;
import io.sluice.deployer.workflow.state.Choice;
import io.sluice.deployer.workflow.state.Condition;
import io.sluice.deployer.workflow.state.Fail;
import io.sluice.deployer.workflow.state.Retry;
import io.sluice.deployer.workflow.state.State;
import io.sluice.deployer.workflow.state.Task;
import io.sluice.deployer.workflow.state.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The beginning of a workflow: asks EKS for the cluster's address and certificate, so that nobody
 * has to copy them, and ends at once where Step Functions cannot reach its API.
 *
 * @param cluster which cluster
 * @param next the state after it
 */
public record Connection(ClusterName cluster, String next) {
  /** The variable with the cluster as EKS describes it. */
  static final String CLUSTER = "cluster";

  private static final String NAMED = "Is a cluster named?";
  private static final String FIND = "Find the cluster";
  private static final String USABLE = "Can it be reached?";
  private static final String UNNAMED = "No cluster is named";
  private static final String MISSING = "No such cluster";
  private static final String UNREACHABLE = "Not reachable from Step Functions";

  /** Calls of EKS's own API are tried again while it is busy. */
  public static final List<Retry> RETRIES =
      List.of(
          new Retry(
              List.of(
                  "Eks.ServerException",
                  "Eks.ServiceUnavailableException",
                  "Eks.ThrottlingException",
                  "Eks.SdkClientException",
                  "States.Timeout"),
              2,
              5,
              2,
              30));

  /** The states, the first of them the entry. */
  public List<State> states() {
    List<State> states = new ArrayList<>();
    if (!cluster.isKnown()) {
      states.add(Choice.named(NAMED, UNNAMED).when(new Condition.HasText(cluster.value()), FIND));
      states.add(
          new Fail(
              UNNAMED,
              "Sluice.NoCluster",
              Value.of(
                  "The definition names no EKS cluster: start the execution with the input"
                      + " {\"cluster\": \"NAME\"}, or make the definition with --cluster NAME.")));
    }
    states.add(describe(FIND, cluster.value(), CLUSTER, MISSING, USABLE));
    states.add(
        Choice.named(USABLE, UNREACHABLE)
            .when(
                new Condition.Is(Value.variable(CLUSTER, "Status"), "ACTIVE")
                    .and(
                        new Condition.Is(
                            Value.variable(CLUSTER, "ResourcesVpcConfig", "EndpointPublicAccess"),
                            true)),
                next));
    states.add(
        new Fail(
            MISSING,
            "Sluice.NoCluster",
            Value.text(
                "There is no EKS cluster ",
                cluster.value(),
                " in the account and Region of this state machine.")));
    states.add(
        new Fail(
            UNREACHABLE,
            "Sluice.ClusterNotReachable",
            Value.text(
                "EKS cluster ",
                cluster.value(),
                " is not ACTIVE, or its API server has no public endpoint; Step Functions reaches"
                    + " no other. See 'aws eks describe-cluster'.")));
    return states;
  }

  /**
   * Asks EKS for a cluster.
   *
   * @param variable that is set to what EKS says
   * @param missing the state where there is none
   */
  public static Task describe(
      String name, Value cluster, String variable, String missing, String next) {
    return new Task(
        name,
        "aws-sdk:eks:describeCluster",
        Value.fields("Name", cluster),
        Map.of(variable, Value.result("Cluster")),
        30,
        RETRIES,
        List.of(Catcher.of("Eks.ResourceNotFoundException", missing)),
        next);
  }

  /** The parameters that every call of the cluster's API has. */
  static Object[] parameters() {
    return new Object[] {
      "ClusterName", Value.variable(CLUSTER, "Name"),
      "CertificateAuthority", Value.variable(CLUSTER, "CertificateAuthority", "Data"),
      "Endpoint", Value.variable(CLUSTER, "Endpoint")
    };
  }
}
