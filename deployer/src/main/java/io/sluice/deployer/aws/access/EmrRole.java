package io.sluice.deployer.aws.access;

import io.sluice.deployer.spec.Region;

/**
 * The service-linked role as which EMR on EKS comes to clusters.
 *
 * @param partition as {@code aws}
 * @param account the account of the cluster; twelve digits
 */
public record EmrRole(String partition, String account) {
  /** Its name. */
  public static final String NAME = "AWSServiceRoleForAmazonEMRContainers";

  /** The service whose role it is. */
  static final String SERVICE = "emr-containers.amazonaws.com";

  /** That of an account, as a Region has it. */
  public static EmrRole of(Region region, String account) {
    return new EmrRole(region.partition(), account);
  }

  /** The ARN as {@code aws-auth} wants it: without the path. */
  public String mappedArn() {
    return "arn:" + partition + ":iam::" + account + ":role/" + NAME;
  }

  /** The ARN. */
  public String arn() {
    return "arn:"
        + partition
        + ":iam::"
        + account
        + ":role/aws-service-role/"
        + SERVICE
        + "/"
        + NAME;
  }
}
