package io.sluice.deployer.aws.access;

import io.sluice.deployer.spec.Region;

/**
 * What access is about.
 *
 * @param role EMR's role in the cluster's account
 * @param region the cluster's Region
 * @param cluster the EKS cluster's name
 * @param namespace the namespace of the jobs
 */
public record Scope(EmrRole role, Region region, String cluster, String namespace) {
  /** The cluster's ARN. */
  String clusterArn() {
    return eks() + "cluster/" + cluster;
  }

  /**
   * The ARN of EMR's access entry.
   *
   * @param id its last part, which EKS chooses; {@code *} for any
   */
  String entryArn(String id) {
    return eks()
        + "access-entry/"
        + cluster
        + "/role/"
        + role.account()
        + "/"
        + EmrRole.NAME
        + "/"
        + id;
  }

  private String eks() {
    return "arn:" + role.partition() + ":eks:" + region + ":" + role.account() + ":";
  }
}
