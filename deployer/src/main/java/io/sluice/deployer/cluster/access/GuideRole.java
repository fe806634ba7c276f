package io.sluice.deployer.cluster.access;

import io.sluice.deployer.target.KubernetesResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The Role of the guide's chapter "Habilitar el acceso a clústeres", in its two forms. They differ
 * in the API groups of ingresses, which left {@code extensions} with Kubernetes 1.22.
 */
public enum GuideRole {
  /** For EKS 1.21 and below. */
  UNTIL_1_21,
  /** For EKS 1.22 to 1.29, and after; the guide names no other for newer ones. */
  SINCE_1_22;

  /** The name of Role and RoleBinding, and of the user that EMR comes as. */
  public static final String NAME = "emr-containers";

  private static final String RBAC = "rbac.authorization.k8s.io";
  private static final int FIRST_WITHOUT_EXTENSIONS = 22;

  private static final List<String> MANAGED =
      List.of(
          "get",
          "list",
          "watch",
          "describe",
          "create",
          "edit",
          "delete",
          "annotate",
          "patch",
          "label");

  private static final List<String> MANAGED_AS_A_WHOLE =
      List.of(
          "get",
          "list",
          "watch",
          "describe",
          "create",
          "edit",
          "delete",
          "deletecollection",
          "annotate",
          "patch",
          "label");

  /** The form for a version of Kubernetes. */
  public static GuideRole of(KubernetesVersion version) {
    return version.isBefore(FIRST_WITHOUT_EXTENSIONS) ? UNTIL_1_21 : SINCE_1_22;
  }

  /** What it permits. */
  public List<Map<String, Object>> rules() {
    return List.of(
        rule(List.of(""), List.of("namespaces"), List.of("get")),
        rule(
            List.of(""),
            List.of("serviceaccounts", "services", "configmaps", "events", "pods", "pods/log"),
            MANAGED_AS_A_WHOLE),
        rule(List.of(""), List.of("secrets"), List.of("create", "patch", "delete", "watch")),
        rule(List.of("apps"), List.of("statefulsets", "deployments"), MANAGED),
        rule(List.of("batch"), List.of("jobs"), MANAGED),
        rule(ingressGroups(), List.of("ingresses"), MANAGED),
        rule(List.of(RBAC), List.of("roles", "rolebindings"), MANAGED_AS_A_WHOLE),
        rule(List.of(""), List.of("persistentvolumeclaims"), MANAGED_AS_A_WHOLE));
  }

  /** The Role. */
  public KubernetesResource role(String namespace) {
    Map<String, Object> content = content("Role", namespace);
    content.put("rules", rules());
    return new KubernetesResource(content);
  }

  /** The RoleBinding, which is the same in both forms. */
  public KubernetesResource binding(String namespace) {
    Map<String, Object> content = content("RoleBinding", namespace);
    content.put("subjects", List.of(subject()));
    content.put("roleRef", reference("Role"));
    return new KubernetesResource(content);
  }

  /** Whom the RoleBinding gives the Role. */
  static Map<String, Object> subject() {
    return reference("User");
  }

  private List<String> ingressGroups() {
    return this == UNTIL_1_21 ? List.of("extensions") : List.of("extensions", "networking.k8s.io");
  }

  private static Map<String, Object> reference(String kind) {
    Map<String, Object> reference = new LinkedHashMap<>();
    reference.put("kind", kind);
    reference.put("name", NAME);
    reference.put("apiGroup", RBAC);
    return reference;
  }

  private static Map<String, Object> content(String kind, String namespace) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", NAME);
    metadata.put("namespace", namespace);
    metadata.put("labels", Map.of(Ownership.LABEL, Ownership.OURS));
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("apiVersion", RBAC + "/v1");
    content.put("kind", kind);
    content.put("metadata", metadata);
    return content;
  }

  private static Map<String, Object> rule(
      List<String> groups, List<String> resources, List<String> verbs) {
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("apiGroups", groups);
    rule.put("resources", resources);
    rule.put("verbs", verbs);
    return rule;
  }
}
