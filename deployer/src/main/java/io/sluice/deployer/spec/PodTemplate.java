package io.sluice.deployer.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;

/**
 * A pod template. It is a plain tree here, and Fabric8's model through {@link PodTemplates}: a
 * linter that only passes it through must not load that model, and fields of a newer Kubernetes
 * survive.
 *
 * @param content the template as JDK maps, lists and scalars
 */
public record PodTemplate(@JsonValue Map<String, Object> content) {
  public PodTemplate {
    content = Ordered.copy(content);
  }

  /** The template as it was read. */
  @JsonCreator
  public static PodTemplate of(Map<String, Object> content) {
    return new PodTemplate(content);
  }
}
