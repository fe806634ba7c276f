package io.sluice.deployer.spec;

/**
 * Annotations of a description that tell Sluice what the operator's resource has no field for. They
 * change nothing in a cluster.
 */
public final class SluiceAnnotations {
  /** What all of them begin with. */
  public static final String PREFIX = "sluice.io/";

  /** How pods come to the execution role; {@link AwsIdentity}, IRSA where it is missing. */
  public static final String IDENTITY = PREFIX + "identity";

  /**
   * The {@link Region} of buckets and log groups; where it is missing, the one that EKS tells pods
   * with a role.
   */
  public static final String REGION = PREFIX + "region";

  private SluiceAnnotations() {}
}
