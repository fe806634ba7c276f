package io.sluice.deployer.cluster.access;

import io.fabric8.kubernetes.client.VersionInfo;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of an API server.
 *
 * @param minor 30 of 1.30; there is no other major version than 1
 */
public record KubernetesVersion(int minor) {
  /** EKS writes {@code 30+}. */
  private static final Pattern MINOR = Pattern.compile("(\\d+).*");

  /**
   * Asks the API server.
   *
   * @throws ClusterException if it does not answer
   */
  static KubernetesVersion of(Cluster cluster) {
    VersionInfo told =
        cluster.ask("read the version", () -> cluster.client().getKubernetesVersion());
    Matcher form = MINOR.matcher(told == null ? "" : String.valueOf(told.getMinor()));
    if (!form.matches()) {
      throw new ClusterException(
          "the API server at " + cluster.address() + " does not tell its version",
          "check --context; it has to be Kubernetes");
    }
    return new KubernetesVersion(Integer.parseInt(form.group(1)));
  }

  boolean isBefore(int other) {
    return minor < other;
  }

  @Override
  public String toString() {
    return "1." + minor;
  }
}
