package io.sluice.deployer.aws.access;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

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
  public static ObjectNode of(Scope scope) {
    ObjectNode policy = JsonNodeFactory.instance.objectNode();
    policy.put("Version", "2012-10-17");
    ArrayNode statements = policy.putArray("Statement");
    statement(
        statements,
        "VirtualClusters",
        List.of("emr-containers:CreateVirtualCluster", "emr-containers:DeleteVirtualCluster"),
        "*");
    statement(
            statements,
            "ServiceLinkedRoleOnce",
            List.of("iam:CreateServiceLinkedRole"),
            scope.role().arn())
        .putObject("Condition")
        .putObject("StringLike")
        .put("iam:AWSServiceName", EmrRole.SERVICE);
    statement(statements, "CreateEntry", List.of(CREATE), scope.clusterArn());
    statement(statements, "ReadAndDeleteEntry", ON_ENTRY, scope.entryArn("*"));
    ObjectNode condition =
        statement(statements, "AccessToNamespaceOnly", ON_ENTRY_IN_NAMESPACE, scope.entryArn("*"))
            .putObject("Condition");
    condition.putObject("StringEquals").put(ACCESS_SCOPE, NAMESPACE);
    condition.putObject("ForAllValues:StringEquals").putArray(NAMESPACES).add(scope.namespace());
    return policy;
  }

  private static ObjectNode statement(
      ArrayNode statements, String sid, List<String> actions, String resource) {
    ObjectNode statement = statements.addObject();
    statement.put("Sid", sid).put("Effect", "Allow");
    actions.forEach(statement.putArray("Action")::add);
    statement.put("Resource", resource);
    return statement;
  }
}
