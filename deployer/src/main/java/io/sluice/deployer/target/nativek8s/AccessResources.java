package io.sluice.deployer.target.nativek8s;

import io.sluice.deployer.target.KubernetesResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JobManager's permissions (guide, "Requisitos de seguridad de la cuenta de servicio de Flink
 * JobManager"): TaskManager pods and leader ConfigMaps; and its own Deployment, which the guide's
 * job role has, since Flink makes it the owner of the pods and deletes it when the job ends.
 */
final class AccessResources {
  private static final String RBAC = "rbac.authorization.k8s.io";
  private static final List<String> ALL = List.of("*");

  private final String name;
  private final String namespace;
  private final String account;

  /**
   * @param name the job's name
   * @param namespace where it runs
   * @param account the service account of its pods
   */
  AccessResources(String name, String namespace, String account) {
    this.name = name;
    this.namespace = namespace;
    this.account = account;
  }

  List<KubernetesResource> of(ClusterAccess access) {
    return access == ClusterAccess.LEAST
        ? List.of(role(), roleBinding())
        : List.of(clusterRoleBinding());
  }

  private KubernetesResource role() {
    Map<String, Object> role = resource("Role", name + "-flink");
    role.put(
        "rules",
        List.of(
            rule("", List.of("pods", "services", "configmaps")),
            rule("apps", List.of("deployments", "deployments/finalizers"))));
    return new KubernetesResource(role);
  }

  private KubernetesResource roleBinding() {
    Map<String, Object> binding = resource("RoleBinding", name + "-flink");
    binding.put("roleRef", roleRef("Role", name + "-flink"));
    binding.put("subjects", subjects());
    return new KubernetesResource(binding);
  }

  private KubernetesResource clusterRoleBinding() {
    Map<String, Object> binding = resource("ClusterRoleBinding", namespace + "-" + name + "-flink");
    binding.put("roleRef", roleRef("ClusterRole", "edit"));
    binding.put("subjects", subjects());
    return new KubernetesResource(binding);
  }

  private Map<String, Object> resource(String kind, String resourceName) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", resourceName);
    if (!kind.startsWith("Cluster")) {
      metadata.put("namespace", namespace);
    }
    metadata.put("labels", NativeLabels.of(name));
    Map<String, Object> resource = new LinkedHashMap<>();
    resource.put("apiVersion", RBAC + "/v1");
    resource.put("kind", kind);
    resource.put("metadata", metadata);
    return resource;
  }

  private static Map<String, Object> rule(String group, List<String> resources) {
    return ordered("apiGroups", List.of(group), "resources", resources, "verbs", ALL);
  }

  private static Map<String, Object> roleRef(String kind, String role) {
    return ordered("apiGroup", RBAC, "kind", kind, "name", role);
  }

  private List<Map<String, Object>> subjects() {
    return List.of(ordered("kind", "ServiceAccount", "name", account, "namespace", namespace));
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
