package io.sluice.deployer.workflow.eks;

import io.sluice.deployer.target.KubernetesResource;
import java.util.Map;
import java.util.Objects;

/** Where a resource lies in the Kubernetes API. */
public final class ApiPath {
  private static final Map<String, String> PLURALS =
      Map.of(
          "ConfigMap", "configmaps",
          "Deployment", "deployments",
          "FlinkDeployment", "flinkdeployments",
          "FlinkSessionJob", "flinksessionjobs",
          "Role", "roles",
          "RoleBinding", "rolebindings",
          "ServiceAccount", "serviceaccounts");

  private ApiPath() {}

  /** Where resources of its kind and namespace are created. */
  public static String collection(KubernetesResource resource) {
    return of(
        resource.apiVersion(), plural(resource.kind()), Objects.toString(resource.namespace()));
  }

  /** Where it is read, replaced and deleted. */
  public static String object(KubernetesResource resource) {
    return collection(resource) + "/" + resource.name();
  }

  /** The name that a kind has in paths and in permissions. */
  public static String plural(String kind) {
    String plural = PLURALS.get(kind);
    if (plural == null) {
      throw new IllegalArgumentException("no path is known of a " + kind);
    }
    return plural;
  }

  /** The API group, empty for the core's. */
  public static String group(String apiVersion) {
    int slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }

  private static String of(String apiVersion, String plural, String namespace) {
    String root = group(apiVersion).isEmpty() ? "/api/" : "/apis/";
    return root + apiVersion + "/namespaces/" + namespace + "/" + plural;
  }
}
