package io.sluice.deployer.aws.access;

import java.util.List;

/**
 * An access policy of EKS that an entry has.
 *
 * @param policy its ARN
 * @param scope what it is about: {@code cluster}, or only some of its parts
 * @param namespaces the namespaces; EKS takes {@code *} in them for any text
 */
public record AssociatedPolicy(String policy, String scope, List<String> namespaces) {
  /** The policy that EKS has for EMR's jobs; that EMR associates it is inferred from its name. */
  static final String OF_EMR = "AmazonEMRJobPolicy";

  private static final String CLUSTER = "cluster";

  public AssociatedPolicy {
    namespaces = List.copyOf(namespaces);
  }

  boolean isEmrs() {
    return policy.endsWith("/" + OF_EMR);
  }

  boolean covers(String namespace) {
    return scope.equals(CLUSTER)
        || namespaces.stream().anyMatch(one -> namespace.matches(one.replace("*", ".*")));
  }
}
