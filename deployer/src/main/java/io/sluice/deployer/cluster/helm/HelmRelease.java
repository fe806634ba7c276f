package io.sluice.deployer.cluster.helm;

/**
 * A release of a chart in a cluster.
 *
 * @param name its name
 * @param namespace its namespace
 * @param revision counts its changes
 * @param status {@code deployed}, {@code failed}, {@code pending-install}, …
 * @param chart name and version of the chart
 * @param appVersion what the chart installs: the operator's version, {@code 1.10.0-amzn-4}
 */
public record HelmRelease(
    String name,
    String namespace,
    String revision,
    String status,
    String chart,
    String appVersion) {
  /** Whether it is installed and nothing of it failed. */
  public boolean isDeployed() {
    return status.equals("deployed");
  }

  /** Whether Helm is at work on it, or was interrupted at work. */
  public boolean isPending() {
    return status.startsWith("pending-") || status.equals("uninstalling");
  }
}
