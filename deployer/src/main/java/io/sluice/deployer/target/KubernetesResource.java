package io.sluice.deployer.target;

import io.sluice.deployer.yaml.YamlWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A resource to apply, as a tree: Fabric8's model is not loaded for what is only written to a file.
 *
 * @param content the whole document: apiVersion, kind, metadata and the rest, as JDK maps, lists
 *     and scalars
 */
public record KubernetesResource(Map<String, Object> content) {
  public KubernetesResource {
    content = Collections.unmodifiableMap(new LinkedHashMap<>(content));
  }

  /** The resource that a record or a map describes. */
  public static KubernetesResource of(Object description) {
    return new KubernetesResource(YamlWriter.tree(description));
  }

  /** Group and version, such as {@code apps/v1}. */
  public String apiVersion() {
    return String.valueOf(content.get("apiVersion"));
  }

  /** The kind, such as {@code ConfigMap}. */
  public String kind() {
    return String.valueOf(content.get("kind"));
  }

  /** The name. */
  public String name() {
    return String.valueOf(metadata().get("name"));
  }

  /** The namespace; null where the kubeconfig decides, or the kind has none. */
  public @Nullable String namespace() {
    Object namespace = metadata().get("namespace");
    return namespace == null ? null : namespace.toString();
  }

  /** The document as YAML, ending in a newline. */
  public String yaml() {
    return YamlWriter.write(content);
  }

  /** Kind and name, as people write it: {@code ConfigMap/web-sessions-logs}. */
  @Override
  public String toString() {
    return kind() + "/" + name();
  }

  private Map<?, ?> metadata() {
    return content.get("metadata") instanceof Map<?, ?> metadata ? metadata : Map.of();
  }
}
