package io.sluice.deployer.spec;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.Map;

/** Pod templates to and from Fabric8's model. */
public final class PodTemplates {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private PodTemplates() {}

  /** The template that Fabric8's model describes. */
  @SuppressWarnings("unchecked")
  public static PodTemplate fromFabric8(PodTemplateSpec template) {
    return new PodTemplate(MAPPER.convertValue(template, Map.class));
  }

  /**
   * A template as Fabric8's model.
   *
   * @throws IllegalArgumentException if the content is not a pod template
   */
  public static PodTemplateSpec toFabric8(PodTemplate template) {
    return MAPPER.convertValue(template.content(), PodTemplateSpec.class);
  }
}
