package io.sluice.deployer.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.Map;

/**
 * A pod template. It is Fabric8's {@link PodTemplateSpec} to the builder and to whoever asks, and
 * stays a plain tree until then: a linter that only passes it through must not load a thousand
 * classes, and fields of a newer Kubernetes survive.
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

  /** The template that Fabric8's model describes. */
  @SuppressWarnings("unchecked")
  public static PodTemplate of(PodTemplateSpec template) {
    return new PodTemplate(Mapper.INSTANCE.convertValue(template, Map.class));
  }

  /**
   * The template as Fabric8's model.
   *
   * @throws IllegalArgumentException if the content is not a pod template
   */
  public PodTemplateSpec toFabric8() {
    return Mapper.INSTANCE.convertValue(content, PodTemplateSpec.class);
  }

  private static final class Mapper {
    private static final ObjectMapper INSTANCE = new ObjectMapper();
  }
}
