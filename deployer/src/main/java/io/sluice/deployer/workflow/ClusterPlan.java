package io.sluice.deployer.workflow;

import io.sluice.deployer.spec.RoleArn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An EKS cluster that is created.
 *
 * @param name its name
 * @param role what its control plane may do
 * @param subnets at least two, in different zones
 * @param version the Kubernetes version; null for EKS's own choice
 * @param nodes its machines; null for none
 * @param fargate what runs without machines; null for nothing
 * @param admins roles that become administrators of it, beside that of the state machine
 */
public record ClusterPlan(
    String name,
    RoleArn role,
    List<String> subnets,
    @Nullable String version,
    @Nullable Nodes nodes,
    @Nullable Fargate fargate,
    List<RoleArn> admins) {
  /**
   * A group of machines.
   *
   * @param name its name
   * @param role what the machines may do
   * @param count how many there are
   * @param types their types; EKS's own choice where it is empty
   */
  public record Nodes(String name, RoleArn role, int count, List<String> types) {}

  /**
   * A Fargate profile.
   *
   * @param name its name
   * @param role what starts the pods
   * @param namespaces whose pods run there
   */
  public record Fargate(String name, RoleArn role, List<String> namespaces) {}

  public ClusterPlan {
    subnets = List.copyOf(subnets);
    admins = List.copyOf(admins);
  }
}
