package io.sluice.deployer.workflow.access;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The IAM side of a state machine's role. {@code eks:call} and {@code eks:runJob} need no IAM
 * action of their own: the cluster decides.
 *
 * @param partition {@code aws}, {@code aws-cn} or {@code aws-us-gov}
 * @param account twelve digits, or {@code *} where it is not known
 * @param region the Region, or {@code *}
 * @param cluster the EKS cluster's name, or {@code *}
 */
public record IamPolicies(String partition, String account, String region, String cluster) {
  private static final String VERSION = "2012-10-17";

  /** Who may take the role: Step Functions, for state machines of the account. */
  public Map<String, Object> trust() {
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("Effect", "Allow");
    statement.put("Principal", Map.of("Service", "states.amazonaws.com"));
    statement.put("Action", "sts:AssumeRole");
    if (!account.equals("*")) {
      statement.put("Condition", Map.of("StringEquals", Map.of("aws:SourceAccount", account)));
    }
    return document(List.of(statement));
  }

  /** What the workflows of a deployment ask of AWS. */
  public Map<String, Object> ofDeployments() {
    return document(
        List.of(
            statement(
                "FindTheCluster", List.of("eks:DescribeCluster"), List.of(eks("cluster")), null)));
  }

  /**
   * What creating and deleting the cluster asks of AWS.
   *
   * @param roles the roles that are handed to the cluster, its nodes and its Fargate profile
   */
  public Map<String, Object> ofClusters(List<String> roles) {
    List<Map<String, Object>> statements = new ArrayList<>();
    statements.add(
        statement(
            "Cluster",
            List.of(
                "eks:CreateCluster",
                "eks:DescribeCluster",
                "eks:DeleteCluster",
                "eks:TagResource",
                "eks:CreateNodegroup",
                "eks:ListNodegroups",
                "eks:CreateFargateProfile",
                "eks:ListFargateProfiles"),
            List.of(eks("cluster")),
            null));
    statements.add(
        statement(
            "NodeGroups",
            List.of("eks:DescribeNodegroup", "eks:DeleteNodegroup"),
            List.of(eks("nodegroup") + "/*/*"),
            null));
    statements.add(
        statement(
            "FargateProfiles",
            List.of("eks:DescribeFargateProfile", "eks:DeleteFargateProfile"),
            List.of(eks("fargateprofile") + "/*/*"),
            null));
    statements.add(
        statement(
            "HandOverRoles",
            List.of("iam:PassRole", "iam:GetRole", "iam:ListAttachedRolePolicies"),
            roles,
            null));
    statements.add(statement("Subnets", List.of("ec2:DescribeSubnets"), List.of("*"), null));
    statements.add(
        statement(
            "ServiceLinkedRoles",
            List.of("iam:CreateServiceLinkedRole"),
            List.of("*"),
            Map.of(
                "StringEquals",
                Map.of(
                    "iam:AWSServiceName",
                    List.of(
                        "eks.amazonaws.com",
                        "eks-nodegroup.amazonaws.com",
                        "eks-fargate.amazonaws.com")))));
    return document(statements);
  }

  private String eks(String kind) {
    return "arn:" + partition + ":eks:" + region + ":" + account + ":" + kind + "/" + cluster;
  }

  private static Map<String, Object> statement(
      String id,
      List<String> actions,
      List<String> resources,
      @Nullable Map<String, Object> condition) {
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("Sid", id);
    statement.put("Effect", "Allow");
    statement.put("Action", actions);
    statement.put("Resource", resources);
    if (condition != null) {
      statement.put("Condition", condition);
    }
    return statement;
  }

  private static Map<String, Object> document(List<Map<String, Object>> statements) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("Version", VERSION);
    document.put("Statement", statements);
    return document;
  }
}
