package io.sluice.deployer.aws.iam;

import io.sluice.deployer.spec.RoleArn;

/**
 * The OIDC provider of a cluster, which vouches for its service accounts.
 *
 * @param partition that of the role
 * @param account twelve digits, that of the role
 * @param issuer the issuer without {@code https://}
 */
public record OidcProvider(String partition, String account, String issuer) {
  private static final String SCHEME = "https://";

  /**
   * A cluster's provider, registered in the account of a role.
   *
   * @param issuer the issuer, with or without {@code https://}
   */
  public static OidcProvider of(RoleArn role, String issuer) {
    return new OidcProvider(
        role.partition(),
        role.account(),
        issuer.startsWith(SCHEME) ? issuer.substring(SCHEME.length()) : issuer);
  }

  /** The ARN that it has once it is registered in IAM. */
  public String arn() {
    return "arn:" + partition + ":iam::" + account + ":oidc-provider/" + issuer;
  }
}
