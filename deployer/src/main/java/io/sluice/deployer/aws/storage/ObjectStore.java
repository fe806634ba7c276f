package io.sluice.deployer.aws.storage;

import io.sluice.deployer.aws.Aws;
import io.sluice.deployer.aws.AwsException;
import io.sluice.deployer.aws.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The objects of buckets, on Amazon's S3 and on servers like it. */
public final class ObjectStore {
  /** The most that one request may delete (S3 API reference, DeleteObjects). */
  private static final int AT_ONCE = 1000;

  private final Aws aws;

  /**
   * @param aws the account, or the S3 server
   */
  public ObjectStore(Aws aws) {
    this.aws = aws;
  }

  /**
   * All objects whose keys begin so.
   *
   * @throws AwsException if there is no such bucket, or it may not be listed
   */
  public List<StoredObject> below(String bucket, String prefix) {
    return aws.ask(
        "list s3://" + bucket + "/" + prefix,
        permission("s3:ListBucket", bucket, ""),
        () ->
            aws
                .s3()
                .listObjectsV2Paginator(all -> all.bucket(bucket).prefix(prefix))
                .contents()
                .stream()
                .map(one -> new StoredObject(one.key(), one.size(), one.lastModified()))
                .toList());
  }

  /**
   * The folders right below a place, each with the place before it and a slash at its end.
   *
   * @throws AwsException if there is no such bucket, or it may not be listed
   */
  public List<String> folders(String bucket, String prefix) {
    return aws.ask(
        "list s3://" + bucket + "/" + prefix,
        permission("s3:ListBucket", bucket, ""),
        () ->
            aws
                .s3()
                .listObjectsV2Paginator(all -> all.bucket(bucket).prefix(prefix).delimiter("/"))
                .commonPrefixes()
                .stream()
                .map(CommonPrefix::prefix)
                .toList());
  }

  /**
   * Deletes objects; those that are gone already are no mistake.
   *
   * @param done is told after each request how many are gone so far
   * @throws AwsException if one may not be deleted; those before it are gone
   */
  public void delete(String bucket, List<String> keys, IntConsumer done) {
    for (int from = 0; from < keys.size(); from += AT_ONCE) {
      List<String> part = keys.subList(from, Math.min(keys.size(), from + AT_ONCE));
      aws.ask(
          "delete " + part.size() + " objects of s3://" + bucket,
          permission("s3:DeleteObject", bucket, "/" + part.get(0)),
          () -> deleteAtOnce(bucket, part));
      done.accept(from + part.size());
    }
  }

  /**
   * Whether the bucket keeps what is deleted as older versions; not so where that cannot be asked,
   * since a server without versions need not know the question.
   */
  public boolean keepsVersions(String bucket) {
    try {
      return aws.ask(
                  "ask whether s3://" + bucket + " keeps versions",
                  permission("s3:GetBucketVersioning", bucket, ""),
                  () -> aws.s3().getBucketVersioning(one -> one.bucket(bucket)))
              .status()
          == BucketVersioningStatus.ENABLED;
    } catch (AwsException notToBeAsked) {
      return false;
    }
  }

  /** A permission on a bucket, or on something in it. */
  public Permission permission(String action, String bucket, String below) {
    return new Permission(
        action, "arn:" + aws.settings().region().partition() + ":s3:::" + bucket + below);
  }

  private boolean deleteAtOnce(String bucket, List<String> keys) {
    List<ObjectIdentifier> objects = new ArrayList<>();
    keys.forEach(key -> objects.add(ObjectIdentifier.builder().key(key).build()));
    DeleteObjectsResponse answer =
        aws.s3()
            .deleteObjects(
                some -> some.bucket(bucket).delete(them -> them.objects(objects).quiet(true)));
    if (answer.hasErrors() && !answer.errors().isEmpty()) {
      throw refusal(answer.errors().get(0));
    }
    return true;
  }

  /** One object's refusal in a request that was answered: the same as a refused request. */
  private static S3Exception refusal(S3Error error) {
    return (S3Exception)
        S3Exception.builder()
            .message(error.message())
            .awsErrorDetails(
                AwsErrorDetails.builder()
                    .errorCode(error.code())
                    .errorMessage(error.key() + ": " + error.message())
                    .build())
            .build();
  }
}
