package io.sluice.deployer.workflow.access;

import io.sluice.deployer.target.KubernetesResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the workflows of one deployment may do in the cluster: a Role, and its RoleBinding to the
 * group that the access entry of the state machine's IAM role names.
 */
public final class ClusterPermissions {
  /** The Kubernetes group of the state machine's role. */
  public static final String GROUP = "sluice-workflow";

  private static final String RBAC = "rbac.authorization.k8s.io";

  private ClusterPermissions() {}

  /** For workflows that apply and delete these resources. */
  public static List<KubernetesResource> of(List<KubernetesResource> resources) {
    KubernetesResource subject = resources.get(resources.size() - 1);
    List<Map<String, Object>> rules = new ArrayList<>(RoleRules.of(resources));
    if (subject.kind().equals("FlinkDeployment")) {
      rules.add(RoleRules.rule(List.of(""), List.of("pods"), List.of("list")));
      rules.add(RoleRules.rule(List.of(""), List.of("configmaps"), List.of("deletecollection")));
    }
    return documents(subject.name(), subject.namespace(), rules);
  }

  /** For a workflow that applies these resources and runs Flink's client, which makes that one. */
  public static List<KubernetesResource> ofClient(
      List<KubernetesResource> applied, KubernetesResource made) {
    List<Map<String, Object>> rules = new ArrayList<>(RoleRules.of(applied));
    rules.add(RoleRules.rule(List.of("apps"), List.of("deployments"), List.of("get")));
    rules.add(
        RoleRules.rule(List.of("batch"), List.of("jobs"), List.of("create", "get", "delete")));
    rules.add(RoleRules.rule(List.of(""), List.of("pods"), List.of("get", "list")));
    rules.add(RoleRules.rule(List.of(""), List.of("pods/log"), List.of("get")));
    return documents(made.name(), made.namespace(), rules);
  }

  private static List<KubernetesResource> documents(
      String name, @Nullable String namespace, List<?> rules) {
    Map<String, Object> role = document("Role", name, namespace);
    role.put("rules", rules);
    Map<String, Object> binding = document("RoleBinding", name, namespace);
    binding.put("roleRef", ordered("apiGroup", RBAC, "kind", "Role", "name", name + "-workflow"));
    binding.put("subjects", List.of(ordered("apiGroup", RBAC, "kind", "Group", "name", GROUP)));
    return List.of(new KubernetesResource(role), new KubernetesResource(binding));
  }

  private static Map<String, Object> document(
      String kind, String name, @Nullable String namespace) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", name + "-workflow");
    metadata.put("namespace", namespace);
    return ordered("apiVersion", RBAC + "/v1", "kind", kind, "metadata", metadata);
  }

  private static Map<String, Object> ordered(
      String first, Object one, String second, Object two, String third, Object three) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(first, one);
    map.put(second, two);
    map.put(third, three);
    return map;
  }
}
