package io.sluice.deployer.aws.iam;

/**
 * The key of KMS with which a bucket encrypts what is written to it.
 *
 * @param bucket the bucket
 * @param arn the ARN of a key, or of an alias
 */
public record BucketKey(String bucket, String arn) {
  private static final String ALIAS = ":alias/";

  /** Whether it is an alias, which policies name by a condition instead of a resource. */
  boolean isAlias() {
    return arn.contains(ALIAS);
  }

  /** The resource of a policy: the key, or all keys there, of which the alias picks one. */
  String resource() {
    return isAlias() ? arn.substring(0, arn.indexOf(ALIAS)) + ":key/*" : arn;
  }

  /** The alias's name, {@code alias/…}. */
  String alias() {
    return arn.substring(arn.indexOf(ALIAS) + 1);
  }
}
