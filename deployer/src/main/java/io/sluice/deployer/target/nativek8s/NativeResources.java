package io.sluice.deployer.target.nativek8s;

import io.sluice.deployer.target.KubernetesResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is applied before the job starts, with labels by which it is found again. */
final class NativeResources {
  private static final String ACCOUNT = "ServiceAccount";
  private static final Set<String> PERMISSIONS = Set.of("Role", "RoleBinding");

  private final String name;
  private final String namespace;
  private final ClusterAccess access;

  NativeResources(String name, String namespace, ClusterAccess access) {
    this.name = name;
    this.namespace = namespace;
    this.access = access;
  }

  /**
   * The resources, in the order in which they are applied.
   *
   * @param ofOperator what the job would need beside a FlinkDeployment
   * @param account the service account of the pods; null where the description has none
   */
  List<KubernetesResource> of(List<KubernetesResource> ofOperator, @Nullable String account) {
    String named = account == null ? "default" : account;
    List<KubernetesResource> resources = new ArrayList<>();
    if (account != null && ofOperator.stream().noneMatch(one -> one.kind().equals(ACCOUNT))) {
      resources.add(account(account));
    }
    ofOperator.stream()
        .filter(one -> !PERMISSIONS.contains(one.kind()))
        .map(this::own)
        .forEach(resources::add);
    resources.addAll(new AccessResources(name, namespace, named).of(access));
    return resources;
  }

  private KubernetesResource account(String account) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", account);
    Map<String, Object> resource = new LinkedHashMap<>();
    resource.put("apiVersion", "v1");
    resource.put("kind", ACCOUNT);
    resource.put("metadata", metadata);
    return own(new KubernetesResource(resource));
  }

  private KubernetesResource own(KubernetesResource resource) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    if (resource.content().get("metadata") instanceof Map<?, ?> described) {
      described.forEach((key, value) -> metadata.put(String.valueOf(key), value));
    }
    metadata.put("namespace", namespace);
    metadata.put("labels", NativeLabels.of(name));
    Map<String, Object> content = new LinkedHashMap<>(resource.content());
    content.put("metadata", metadata);
    return new KubernetesResource(content);
  }
}
