package io.sluice.deployer.workflow.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.target.KubernetesResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessTest {
  private static final IamPolicies IAM =
      new IamPolicies("aws-cn", "111122223333", "cn-north-1", "flink");

  @Test
  void deployingNeedsToDescribeThisClusterAndNothingElse() {
    assertThat(IAM.ofDeployments().toString())
        .contains("Action=[eks:DescribeCluster]")
        .contains("Resource=[arn:aws-cn:eks:cn-north-1:111122223333:cluster/flink]");
    assertThat((List<?>) IAM.ofDeployments().get("Statement")).hasSize(1);
  }

  @Test
  void onlyStateMachinesOfTheAccountMayTakeTheRole() {
    assertThat(IAM.trust().toString())
        .contains("Service=states.amazonaws.com")
        .contains("aws:SourceAccount=111122223333");
    assertThat(new IamPolicies("aws", "*", "*", "*").trust().toString())
        .doesNotContain("SourceAccount");
  }

  @Test
  void creatingAClusterHandsOverTheseRolesOnly() {
    String policy = IAM.ofClusters(List.of("arn:aws-cn:iam::111122223333:role/nodes")).toString();

    assertThat(policy)
        .contains(
            "Action=[iam:PassRole, iam:GetRole, iam:ListAttachedRolePolicies],"
                + " Resource=[arn:aws-cn:iam::111122223333:role/nodes]")
        .contains(":nodegroup/flink/*/*")
        .contains("iam:AWSServiceName");
  }

  @Test
  void whatARoleGivesTheGroupHasTooAndEveryOtherRuleIsOfThisName() {
    Map<String, Object> pods =
        Map.of("apiGroups", List.of(""), "resources", List.of("pods"), "verbs", List.of("*"));
    KubernetesResource role =
        resource("rbac.authorization.k8s.io/v1", "Role", Map.of("rules", List.of(pods)));
    KubernetesResource job = resource("flink.apache.org/v1beta1", "FlinkDeployment", Map.of());

    List<KubernetesResource> documents = ClusterPermissions.of(List.of(role, job));

    List<?> rules = (List<?>) documents.get(0).content().get("rules");
    assertThat(rules).hasSize(7);
    assertThat(rules.contains(pods)).isTrue();
    assertThat(rules.stream().map(Object::toString))
        .filteredOn(rule -> rule.contains("update"))
        .hasSize(2)
        .allMatch(rule -> rule.contains("resourceNames=[orders]"));
    assertThat(documents.get(1).content().toString()).contains("kind=Group, name=sluice-workflow");
    assertThat(documents).extracting(KubernetesResource::namespace).containsOnly("flink");
  }

  private static KubernetesResource resource(
      String apiVersion, String kind, Map<String, Object> further) {
    Map<String, Object> content = new LinkedHashMap<>(further);
    content.put("apiVersion", apiVersion);
    content.put("kind", kind);
    content.put("metadata", Map.of("name", "orders", "namespace", "flink"));
    return new KubernetesResource(content);
  }
}
