package io.sluice.deployer.aws.role;

import io.sluice.deployer.aws.Aws;
import io.sluice.deployer.aws.AwsErrors;
import io.sluice.deployer.aws.AwsException;
import io.sluice.deployer.aws.Permission;
import io.sluice.deployer.aws.iam.BucketKey;
import io.sluice.deployer.spec.Region;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;

/**
 * The keys with which buckets encrypt, asked from S3. The key that AWS itself manages needs no
 * permission: its own policy lets in whoever may use S3.
 *
 * @param keys those that are known
 * @param unknown the buckets that could not be asked about, and why
 */
public record BucketKeys(List<BucketKey> keys, Map<String, String> unknown) {
  /** Those of some buckets of an account. */
  public static BucketKeys of(Aws aws, Collection<String> buckets, String account) {
    List<BucketKey> keys = new ArrayList<>();
    Map<String, String> unknown = new LinkedHashMap<>();
    for (String bucket : buckets) {
      try {
        key(aws, bucket).ifPresent(id -> keys.add(new BucketKey(bucket, arn(id, aws, account))));
      } catch (AwsException refused) {
        unknown.put(bucket, String.valueOf(refused.getMessage()));
      }
    }
    return new BucketKeys(List.copyOf(keys), unknown);
  }

  /** What is not known, for people. */
  public List<String> notes() {
    return unknown.entrySet().stream()
        .map(
            one ->
                "whether bucket "
                    + one.getKey()
                    + " has a key of KMS is not known ("
                    + one.getValue()
                    + "); what is permitted for one stays as it is")
        .toList();
  }

  private static Optional<String> key(Aws aws, String bucket) {
    return aws.ask(
        "read the encryption of s3://" + bucket,
        new Permission("s3:GetEncryptionConfiguration", "arn:aws:s3:::" + bucket),
        () -> {
          try {
            return aws
                .s3()
                .getBucketEncryption(one -> one.bucket(bucket))
                .serverSideEncryptionConfiguration()
                .rules()
                .stream()
                .map(rule -> rule.applyServerSideEncryptionByDefault())
                .filter(BucketKeys::isByKey)
                .flatMap(byDefault -> Optional.ofNullable(byDefault.kmsMasterKeyID()).stream())
                .filter(id -> !id.endsWith("alias/aws/s3"))
                .findFirst();
          } catch (AwsServiceException refused) {
            if (AwsErrors.code(refused).equals("ServerSideEncryptionConfigurationNotFoundError")) {
              return Optional.<String>empty();
            }
            if (AwsErrors.code(refused).equals("NoSuchBucket")) {
              throw new AwsException("there is no such bucket", "make the bucket");
            }
            throw refused;
          }
        });
  }

  private static boolean isByKey(ServerSideEncryptionByDefault byDefault) {
    return byDefault != null
        && (byDefault.sseAlgorithm() == ServerSideEncryption.AWS_KMS
            || byDefault.sseAlgorithm() == ServerSideEncryption.AWS_KMS_DSSE);
  }

  private static String arn(String id, Aws aws, String account) {
    Region region = aws.settings().region();
    return id.startsWith("arn:")
        ? id
        : "arn:"
            + region.partition()
            + ":kms:"
            + region
            + ":"
            + account
            + ":"
            + (id.startsWith("alias/") ? id : "key/" + id);
  }
}
