package io.sluice.deployer.aws.iam;

import io.sluice.deployer.spec.Region;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The statements about the keys of buckets: each may be used through S3 only. */
final class KeyStatements {
  private static final List<String> READ = List.of("kms:Decrypt");
  private static final List<String> WRITE = List.of("kms:Decrypt", "kms:GenerateDataKey");

  private KeyStatements() {}

  static List<Statement> of(List<BucketKey> keys, List<Use> uses, Region region) {
    return keys.stream()
        .filter(key -> uses.stream().anyMatch(use -> use.bucket().equals(key.bucket())))
        .map(key -> of(key, isWritten(key, uses), region))
        .toList();
  }

  static String sid(String bucket) {
    return "Key" + Sids.of(bucket);
  }

  private static Statement of(BucketKey key, boolean written, Region region) {
    Map<String, Map<String, List<String>>> condition = new TreeMap<>();
    condition.put(
        "StringEquals",
        Map.of("kms:ViaService", List.of("s3." + region + "." + region.dnsSuffix())));
    if (key.isAlias()) {
      condition.put(
          "ForAnyValue:StringEquals", Map.of("kms:ResourceAliases", List.of(key.alias())));
    }
    return new Statement(
        sid(key.bucket()),
        written ? WRITE : READ,
        List.of(key.resource()),
        condition,
        "bucket " + key.bucket() + " encrypts with this key");
  }

  /** Parts of a large object are encrypted and read back, so a writer decrypts, too. */
  private static boolean isWritten(BucketKey key, List<Use> uses) {
    return uses.stream()
        .anyMatch(use -> use.bucket().equals(key.bucket()) && use.purpose().access().writes());
  }
}
