package io.sluice.deployer.aws.role;

import io.sluice.deployer.aws.eks.Associations;
import io.sluice.deployer.spec.AwsIdentity;
import org.jspecify.annotations.Nullable;

/**
 * How pods come to a role.
 *
 * @param identity by IRSA or by Pod Identity
 * @param issuer the OIDC issuer of the cluster; empty for Pod Identity
 * @param associations the associations of the cluster; null for IRSA
 */
public record PodAccess(AwsIdentity identity, String issuer, @Nullable Associations associations) {
  /** By service accounts that the cluster's OIDC provider vouches for. */
  public static PodAccess irsa(String issuer) {
    return new PodAccess(AwsIdentity.IRSA, issuer, null);
  }

  /** By associations. */
  public static PodAccess podIdentity(Associations associations) {
    return new PodAccess(AwsIdentity.POD_IDENTITY, "", associations);
  }
}
