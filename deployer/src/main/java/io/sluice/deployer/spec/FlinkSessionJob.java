package io.sluice.deployer.spec;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;

/**
 * A job on a session cluster: the custom resource {@code FlinkSessionJob} (EMR from 6.15.0).
 *
 * @param metadata its name
 * @param spec what is to run, and on which cluster
 * @param other the fields that Sluice does not know
 */
@JsonPropertyOrder({"apiVersion", "kind"})
public record FlinkSessionJob(
    Metadata metadata,
    FlinkSessionJobSpec spec,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> other)
    implements FlinkResource {
  /** The kind of the resource. */
  public static final String KIND = "FlinkSessionJob";

  public FlinkSessionJob {
    other = Ordered.copy(other);
  }

  /** Always {@link #API_VERSION}. */
  @JsonProperty(value = "apiVersion", access = JsonProperty.Access.READ_ONLY)
  public String apiVersion() {
    return API_VERSION;
  }

  @Override
  @JsonProperty(value = "kind", access = JsonProperty.Access.READ_ONLY)
  public String kind() {
    return KIND;
  }
}
