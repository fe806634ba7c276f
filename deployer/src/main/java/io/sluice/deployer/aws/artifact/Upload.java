package io.sluice.deployer.aws.artifact;

import io.sluice.deployer.aws.Aws;
import io.sluice.deployer.aws.AwsErrors;
import io.sluice.deployer.aws.Permission;
import io.sluice.deployer.aws.storage.ObjectStore;
import java.io.IOException;
import java.util.function.Supplier;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Puts one file under its digest: in one request or, from {@link #PART} bytes, in parts. An object
 * that somebody else has put there meanwhile is the same, and stays.
 */
final class Upload {
  /** The size of a part; S3 takes none below 5 MiB but the last. */
  static final int PART = 8 << 20;

  private static final int PRECONDITION_FAILED = 412;
  private static final int CONFLICT = 409;

  private final Aws aws;
  private final String bucket;
  private final LocalArtifact local;
  private final UploadListener listener;
  private final Permission needed;

  Upload(Aws aws, String bucket, LocalArtifact local, UploadListener listener) {
    this.aws = aws;
    this.bucket = bucket;
    this.local = local;
    this.listener = listener;
    this.needed = new ObjectStore(aws).permission("s3:PutObject", bucket, "/" + local.key().key());
  }

  /** Whether it was put there by this upload. */
  boolean run() throws IOException {
    listener.sent(0, local.bytes());
    String expected;
    if (local.bytes() <= PART) {
      expected = Digests.whole(local.key().digest());
      if (!ask(this::inOneRequest)) {
        return false;
      }
    } else {
      MultipartUpload parts = new MultipartUpload(aws, bucket, local, listener, this::ask);
      expected = parts.run();
      if (expected.isEmpty()) {
        return false;
      }
    }
    listener.sent(local.bytes(), local.bytes());
    new Verification(aws, bucket, local).require(expected);
    return true;
  }

  /** Whether somebody else has put the object there first. */
  static boolean isThereAlready(S3Exception refused) {
    return refused.statusCode() == PRECONDITION_FAILED
        || (refused.statusCode() == CONFLICT
            && AwsErrors.code(refused).equals("ConditionalRequestConflict"));
  }

  private boolean inOneRequest() {
    try {
      aws.s3()
          .putObject(
              one ->
                  one.bucket(bucket)
                      .key(local.key().key())
                      .ifNoneMatch("*")
                      .checksumSHA256(Digests.whole(local.key().digest())),
              RequestBody.fromFile(local.file()));
      return true;
    } catch (S3Exception refused) {
      if (isThereAlready(refused)) {
        return false;
      }
      throw refused;
    }
  }

  private <T> T ask(Supplier<T> question) {
    return aws.ask(
        "upload " + local.file() + " to s3://" + bucket + "/" + local.key().key(),
        needed,
        question);
  }
}
