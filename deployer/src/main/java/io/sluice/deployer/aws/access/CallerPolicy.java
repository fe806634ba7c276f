package io.sluice.deployer.aws.access;

import io.sluice.deployer.aws.iam.PolicyDocument;
import io.sluice.deployer.aws.iam.Statement;
import java.util.List;
import java.util.Map;

/**
 * What whoever calls CreateVirtualCluster and DeleteVirtualCluster needs: EMR writes its access
 * entry with the caller's permissions. The least that the EMR on EKS guide names ("Enable cluster
 * access using EKS Access Entry").
 */
public final class CallerPolicy {
  static final String CREATE = "eks:CreateAccessEntry";

  static final List<String> ON_ENTRY =
      List.of(
          "eks:DescribeAccessEntry", "eks:DeleteAccessEntry", "eks:ListAssociatedAccessPolicies");

  static final List<String> ON_ENTRY_IN_NAMESPACE =
      List.of("eks:AssociateAccessPolicy", "eks:DisassociateAccessPolicy");

  static final String ACCESS_SCOPE = "eks:accessScope";
  static final String NAMESPACES = "eks:namespaces";
  static final String NAMESPACE = "namespace";

  private CallerPolicy() {}

  /** The policy, for IAM. */
  public static PolicyDocument of(Scope scope) {
    PolicyDocument policy = PolicyDocument.empty();
    for (Statement statement : statements(scope)) {
      policy = policy.with(statement.json());
    }
    return policy;
  }

  private static List<Statement> statements(Scope scope) {
    return List.of(
        new Statement(
            "VirtualClusters",
            List.of("emr-containers:CreateVirtualCluster", "emr-containers:DeleteVirtualCluster"),
            List.of("*"),
            Map.of(),
            "they have no name before they are there"),
        new Statement(
            "ServiceLinkedRoleOnce",
            List.of("iam:CreateServiceLinkedRole"),
            List.of(scope.role().arn()),
            Map.of("StringLike", Map.of("iam:AWSServiceName", List.of(EmrRole.SERVICE))),
            "the account's first virtual cluster makes EMR's role"),
        new Statement(
            "CreateEntry",
            List.of(CREATE),
            List.of(scope.clusterArn()),
            Map.of(),
            "EMR writes its access entry with the caller's permissions"),
        new Statement(
            "ReadAndDeleteEntry",
            ON_ENTRY,
            List.of(scope.entryArn("*")),
            Map.of(),
            "EMR looks at its entry, and removes it in the end"),
        new Statement(
            "AccessToNamespaceOnly",
            ON_ENTRY_IN_NAMESPACE,
            List.of(scope.entryArn("*")),
            Map.of(
                "StringEquals",
                Map.of(ACCESS_SCOPE, List.of(NAMESPACE)),
                "ForAllValues:StringEquals",
                Map.of(NAMESPACES, List.of(scope.namespace()))),
            "EMR adds the namespace to its entry, and no other"));
  }
}
