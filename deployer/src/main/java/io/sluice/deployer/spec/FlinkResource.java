package io.sluice.deployer.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/** A custom resource of Flink's operator that Sluice describes, checks and applies. */
@JsonPropertyOrder({"apiVersion", "kind"})
public sealed interface FlinkResource extends Part permits FlinkDeployment, FlinkSessionJob {
  /** The API group and version of every such resource. */
  String API_VERSION = "flink.apache.org/v1beta1";

  /** Always {@link #API_VERSION}. */
  @JsonProperty(value = "apiVersion", access = JsonProperty.Access.READ_ONLY)
  default String apiVersion() {
    return API_VERSION;
  }

  /** The kind, as the resource's document has it. */
  @JsonProperty(value = "kind", access = JsonProperty.Access.READ_ONLY)
  String kind();

  /** Its name, namespace, labels and annotations. */
  Metadata metadata();

  /** The same in a namespace. */
  FlinkResource inNamespace(String namespace);

  /** The resource's name; empty where it has none. */
  default String name() {
    String name = metadata().name();
    return name == null ? "" : name;
  }

  /**
   * Whether two resources can be in one namespace; where one says none, the kubeconfig decides, so
   * they can.
   */
  default boolean canShareNamespaceWith(FlinkResource other) {
    String mine = metadata().namespace();
    String others = other.metadata().namespace();
    return mine == null || others == null || mine.equals(others);
  }
}
