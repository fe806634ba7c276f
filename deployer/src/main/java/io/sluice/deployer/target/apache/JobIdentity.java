package io.sluice.deployer.target.apache;

import io.sluice.deployer.spec.AwsIdentity;
import io.sluice.deployer.spec.RoleArn;
import io.sluice.deployer.target.KubernetesResource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The service account of a job with an execution role, and what it may do in its namespace: the job
 * role of the guide, "Rol de trabajo". EMR's operator makes them itself; Apache's does not.
 */
final class JobIdentity {
  static final String ROLE_ANNOTATION = "eks.amazonaws.com/role-arn";
  private static final String RBAC = "rbac.authorization.k8s.io";

  private final Described described;

  JobIdentity(Described described) {
    this.described = described;
  }

  /** The service account's name; null where the description has neither account nor role. */
  @Nullable String serviceAccount() {
    String named = described.spec().serviceAccount();
    return named != null || described.spec().executionRoleArn() == null ? named : described.name();
  }

  /** Nothing where the description only refers to an account that is there already. */
  List<KubernetesResource> resources() {
    RoleArn role = described.spec().executionRoleArn();
    return role == null ? List.of() : List.of(account(role), role(), binding());
  }

  private KubernetesResource account(RoleArn role) {
    Block metadata = Owned.metadata(described, String.valueOf(serviceAccount()));
    if (described.identity() == AwsIdentity.IRSA) {
      metadata.and("annotations", Map.of(ROLE_ANNOTATION, role.toString()));
    }
    return Owned.resource("v1", "ServiceAccount", metadata);
  }

  private KubernetesResource role() {
    return Owned.resource(
        RBAC + "/v1",
        "Role",
        Owned.metadata(described, described.name()),
        Block.with(
            "rules",
            List.of(
                rule("", "pods", "configmaps"),
                rule("apps", "deployments", "deployments/finalizers"))));
  }

  private static Map<String, Object> rule(String group, String... resources) {
    return Block.with("apiGroups", List.of(group))
        .and("resources", List.of(resources))
        .and("verbs", List.of("*"))
        .toMap();
  }

  private KubernetesResource binding() {
    Block account =
        Block.with("kind", "ServiceAccount")
            .and("name", serviceAccount())
            .and("namespace", described.namespace().orElse(null));
    return Owned.resource(
        RBAC + "/v1",
        "RoleBinding",
        Owned.metadata(described, described.name()),
        Block.with(
                "roleRef",
                Block.with("apiGroup", RBAC).and("kind", "Role").and("name", described.name()))
            .and("subjects", List.of(account.toMap())));
  }
}
