package io.sluice.deployer.aws.access;

import io.sluice.deployer.aws.Aws;
import io.sluice.deployer.aws.AwsException;
import io.sluice.deployer.aws.eks.EksCluster;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eks.model.Cluster;

/**
 * What EKS tells about access to a cluster.
 *
 * @param cluster its name
 * @param version Kubernetes, as {@code 1.30}
 * @param status as {@code ACTIVE}
 * @param mode by what it knows IAM principals
 * @param entry EMR's access entry; null where there is none
 */
public record EksState(
    String cluster,
    String version,
    String status,
    AuthenticationMode mode,
    @Nullable AccessEntry entry) {
  private static final int FIRST_WITH_ENTRIES = 23;

  /**
   * Asks EKS.
   *
   * @throws AwsException if there is no such cluster, or EKS refuses
   */
  public static EksState read(Aws aws, Scope scope) {
    Cluster cluster = EksCluster.describe(aws, scope.cluster());
    AuthenticationMode mode = AuthenticationMode.of(cluster.accessConfig());
    return new EksState(
        scope.cluster(),
        String.valueOf(cluster.version()),
        String.valueOf(cluster.statusAsString()),
        mode,
        mode.hasEntries() ? AccessEntry.read(aws, scope).orElse(null) : null);
  }

  /** Whether EMR may come into a namespace by its entry. */
  public boolean covers(String namespace) {
    return entry != null && entry.covers(namespace);
  }

  /** Whether EMR makes entries in clusters of this version. */
  boolean isNewEnough() {
    String[] parts = version.split("\\.", -1);
    return parts.length > 1 && Integer.parseInt(parts[1]) >= FIRST_WITH_ENTRIES;
  }
}
