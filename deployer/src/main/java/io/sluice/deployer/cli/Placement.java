package io.sluice.deployer.cli;

import io.sluice.deployer.target.KubernetesResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a resource into a namespace, and with it the service accounts that a binding names. */
final class Placement {
  private static final String NAMESPACE = "namespace";

  private Placement() {}

  /** The resource in a namespace; accounts that already have one keep it. */
  static KubernetesResource in(String namespace, KubernetesResource resource) {
    Map<String, Object> content = new LinkedHashMap<>(resource.content());
    content.put("metadata", with(content.get("metadata"), namespace));
    if (content.get("subjects") instanceof List<?> subjects) {
      content.put("subjects", subjects.stream().map(one -> account(one, namespace)).toList());
    }
    return new KubernetesResource(content);
  }

  private static Object account(Object subject, String namespace) {
    return subject instanceof Map<?, ?> map
            && "ServiceAccount".equals(map.get("kind"))
            && map.get(NAMESPACE) == null
        ? with(map, namespace)
        : subject;
  }

  private static Map<String, Object> with(@Nullable Object block, String namespace) {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (block instanceof Map<?, ?> map) {
      map.forEach((key, value) -> fields.put(String.valueOf(key), value));
    }
    fields.put(NAMESPACE, namespace);
    return fields;
  }
}
