package io.sluice.deployer.aws.access;

import io.sluice.deployer.aws.Aws;
import io.sluice.deployer.aws.AwsException;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.eks.model.AssociatedAccessPolicy;
import software.amazon.awssdk.services.eks.model.ResourceNotFoundException;

/**
 * EMR's access entry.
 *
 * @param username the user that EMR is in the cluster
 * @param groups its groups
 * @param associations what it may do
 */
public record AccessEntry(
    String username, List<String> groups, List<AssociatedPolicy> associations) {
  /**
   * How many namespaces an association takes (guide, "Automatice la habilitación del acceso"); with
   * more, EMR makes no entries.
   */
  static final int MOST_NAMESPACES = 100;

  public AccessEntry {
    groups = List.copyOf(groups);
    associations = List.copyOf(associations);
  }

  /**
   * Asks EKS; empty where EMR has none yet.
   *
   * @throws AwsException if EKS refuses
   */
  static Optional<AccessEntry> read(Aws aws, Scope scope) {
    String principal = scope.role().arn();
    return aws.ask("read EMR's access entry of " + scope.cluster(), () -> found(aws, scope))
        .map(
            entry ->
                new AccessEntry(
                    String.valueOf(entry.username()),
                    entry.kubernetesGroups(),
                    aws.ask(
                        "read the access policies of " + principal,
                        () -> associations(aws, scope.cluster(), principal))));
  }

  /** Whether EMR may come into a namespace by it. */
  boolean covers(String namespace) {
    return associations.stream().anyMatch(one -> one.covers(namespace));
  }

  /** The namespaces that EMR's association has. */
  int namespaces() {
    return associations.stream()
        .filter(AssociatedPolicy::isEmrs)
        .mapToInt(one -> one.namespaces().size())
        .max()
        .orElse(0);
  }

  /** Whether no further namespace goes in. */
  boolean isFull() {
    return namespaces() >= MOST_NAMESPACES;
  }

  private static Optional<software.amazon.awssdk.services.eks.model.AccessEntry> found(
      Aws aws, Scope scope) {
    try {
      return Optional.of(
          aws.eks()
              .describeAccessEntry(
                  one -> one.clusterName(scope.cluster()).principalArn(scope.role().arn()))
              .accessEntry());
    } catch (ResourceNotFoundException none) {
      return Optional.empty();
    }
  }

  private static List<AssociatedPolicy> associations(Aws aws, String cluster, String principal) {
    return aws
        .eks()
        .listAssociatedAccessPoliciesPaginator(
            all -> all.clusterName(cluster).principalArn(principal))
        .associatedAccessPolicies()
        .stream()
        .map(AccessEntry::association)
        .toList();
  }

  private static AssociatedPolicy association(AssociatedAccessPolicy policy) {
    return new AssociatedPolicy(
        policy.policyArn(), policy.accessScope().typeAsString(), policy.accessScope().namespaces());
  }
}
