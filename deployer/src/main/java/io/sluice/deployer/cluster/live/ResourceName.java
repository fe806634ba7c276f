package io.sluice.deployer.cluster.live;

/**
 * Which resource is meant.
 *
 * @param kind {@code FlinkDeployment} or {@code FlinkSessionJob}
 * @param namespace its namespace
 * @param name its name
 */
public record ResourceName(String kind, String namespace, String name) {
  /** The name of what is there. */
  public static ResourceName of(LiveResource live) {
    return new ResourceName(live.kind(), live.namespace(), live.name());
  }

  @Override
  public String toString() {
    return kind + "/" + name + " in " + namespace;
  }
}
