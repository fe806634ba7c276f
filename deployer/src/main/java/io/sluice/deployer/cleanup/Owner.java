package io.sluice.deployer.cleanup;

/**
 * A deployment that something belongs to.
 *
 * @param where what knows it: an environment, or the cluster
 * @param namespace its namespace
 * @param name its name
 */
public record Owner(String where, String namespace, String name) {
  /** What live deployments are known by. */
  public static final String CLUSTER = "the cluster";

  /** One that is described. */
  public static Owner described(String environment, String namespace, String name) {
    return new Owner("environment " + environment, namespace, name);
  }

  /** One that is there. */
  public static Owner live(String namespace, String name) {
    return new Owner(CLUSTER, namespace, name);
  }

  @Override
  public String toString() {
    return name + " (namespace " + namespace + ", " + where + ")";
  }
}
