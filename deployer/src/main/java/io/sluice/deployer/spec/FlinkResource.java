package io.sluice.deployer.spec;

/** A custom resource of Flink's operator that Sluice describes, checks and applies. */
public sealed interface FlinkResource extends Part permits FlinkDeployment, FlinkSessionJob {
  /** The API group and version of every such resource. */
  String API_VERSION = "flink.apache.org/v1beta1";

  /** The kind, as the resource's document has it. */
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
