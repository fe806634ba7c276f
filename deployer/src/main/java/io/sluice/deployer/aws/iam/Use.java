package io.sluice.deployer.aws.iam;

import io.sluice.deployer.spec.S3Uri;
import java.util.List;

/**
 * A place in S3 that a deployment uses.
 *
 * @param purpose what it is to it
 * @param bucket the bucket
 * @param prefix a key, or what keys begin with; without a slash at its end; empty for the bucket
 * @param from what of the description says so
 */
record Use(Purpose purpose, String bucket, String prefix, String from) {
  static Use of(Purpose purpose, S3Uri place, String from) {
    return new Use(purpose, place.bucket(), withoutPattern(place.key()), from);
  }

  /** The objects, as resources of a policy: a file of that name, and all below it. */
  List<String> objects(String partition) {
    String bucketArn = "arn:" + partition + ":s3:::" + bucket;
    if (prefix.isEmpty()) {
      return List.of(bucketArn + "/*");
    }
    return purpose.access() == Purpose.Access.READ_ONE
        ? List.of(bucketArn + "/" + prefix)
        : purpose.access() == Purpose.Access.PUT
            ? List.of(bucketArn + "/" + prefix + "/*")
            : List.of(bucketArn + "/" + prefix, bucketArn + "/" + prefix + "/*");
  }

  /** In a policy these would stand for any text; a job's own pattern ends at the folder before. */
  private static String withoutPattern(String key) {
    int pattern = 0;
    while (pattern < key.length() && "*?[{$".indexOf(key.charAt(pattern)) < 0) {
      pattern++;
    }
    String fixed =
        pattern == key.length() ? key : key.substring(0, key.lastIndexOf('/', pattern) + 1);
    return fixed.replaceFirst("/+$", "");
  }
}
