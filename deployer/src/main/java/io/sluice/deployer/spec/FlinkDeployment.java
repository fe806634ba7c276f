package io.sluice.deployer.spec;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/**
 * The description of how a job runs: the custom resource {@code FlinkDeployment} of {@code
 * flink.apache.org/v1beta1} with the fields that EMR adds. Immutable; written with the builder or
 * read from YAML.
 *
 * @param metadata its name
 * @param spec what is to run
 * @param other the fields that Sluice does not know
 */
public record FlinkDeployment(
    Metadata metadata,
    FlinkDeploymentSpec spec,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> other)
    implements FlinkResource {
  /** The kind of the resource. */
  public static final String KIND = "FlinkDeployment";

  public FlinkDeployment {
    other = Ordered.copy(other);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public FlinkDeployment inNamespace(String namespace) {
    return new FlinkDeployment(metadata.inNamespace(namespace), spec, other);
  }
}
