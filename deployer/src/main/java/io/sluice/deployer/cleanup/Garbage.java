package io.sluice.deployer.cleanup;

import io.sluice.deployer.aws.Aws;
import io.sluice.deployer.cluster.Cluster;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Finds what is left over. Nothing that is younger than asked for counts. */
public final class Garbage {
  private final Claims claims;
  private final Instant before;

  /**
   * @param claims what all deployments use, described and live
   * @param before what has been written since then does not count
   */
  public Garbage(Claims claims, Instant before) {
    this.claims = claims;
    this.before = before;
  }

  /**
   * In a bucket: checkpoints, HA metadata, job results and changelogs; savepoints are only
   * reported.
   *
   * @throws io.sluice.deployer.aws.AwsException if it may not be listed
   */
  public List<Orphan> state(Aws aws, String bucket) {
    return new StateGarbage(aws, claims, before).in(bucket);
  }

  /**
   * In CloudWatch.
   *
   * @param groups the log groups of the environment
   * @throws io.sluice.deployer.aws.AwsException if they may not be listed
   */
  public List<Orphan> logs(Aws aws, Set<String> groups) {
    return new LogGarbage(aws, claims, before).beside(groups);
  }

  /**
   * In a namespace: HA ConfigMaps and volume claims.
   *
   * @throws io.sluice.deployer.cluster.ClusterException if they may not be listed
   */
  public List<Orphan> cluster(Cluster cluster, String namespace) {
    return new ClusterGarbage(cluster, namespace, claims, before).find();
  }
}
