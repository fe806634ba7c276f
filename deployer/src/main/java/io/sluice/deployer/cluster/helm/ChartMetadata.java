package io.sluice.deployer.cluster.helm;

/**
 * What a chart says of itself.
 *
 * @param name its name
 * @param version its version
 * @param appVersion what it installs
 */
public record ChartMetadata(String name, String version, String appVersion) {
  /** As {@code helm list} shows it: {@code flink-kubernetes-operator-1.7.0}. */
  public String id() {
    return name + "-" + version;
  }
}
