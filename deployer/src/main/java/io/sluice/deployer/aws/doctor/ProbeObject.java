package io.sluice.deployer.aws.doctor;

import io.sluice.deployer.aws.Aws;
import io.sluice.deployer.aws.AwsException;
import io.sluice.deployer.aws.Permission;
import io.sluice.deployer.aws.iam.Place;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * An object that is written, read and removed again. Its name begins with a dot, so that Flink's
 * file sources pass it over while it is there.
 */
final class ProbeObject {
  static final String PREFIX = ".sluice-doctor-probe-";
  private static final Undisturbed UNDISTURBED = new Undisturbed();

  private final Aws aws;
  private final String bucket;
  private final String key;

  ProbeObject(Aws aws, Place place) {
    this.aws = aws;
    this.bucket = place.bucket();
    this.key = (place.prefix().isEmpty() ? "" : place.prefix() + "/") + PREFIX + UUID.randomUUID();
  }

  /**
   * Writes it, reads it where that is asked for, and removes it whatever came of that.
   *
   * @return the key of KMS that it was encrypted with; null for none
   * @throws AwsException naming the step that was refused
   */
  @Nullable String roundTrip(boolean read) {
    return UNDISTURBED.run(() -> trip(read));
  }

  private @Nullable String trip(boolean read) {
    @Nullable String encryptedWith;
    try {
      encryptedWith = write();
    } catch (AwsException refused) {
      if (refused.missing().isEmpty()) {
        // a write that was not answered may have been done
        quietly();
      }
      throw refused;
    }
    try {
      if (read) {
        read();
      }
    } catch (AwsException refused) {
      quietly();
      throw refused;
    }
    remove();
    return encryptedWith;
  }

  private @Nullable String write() {
    return ask(
        "write",
        "s3:PutObject",
        () ->
            aws.s3()
                .putObject(
                    one -> one.bucket(bucket).key(key).overrideConfiguration(PlaceTrial::bounded),
                    RequestBody.fromString("written by 'sluice doctor'; may be deleted\n"))
                .ssekmsKeyId());
  }

  private GetObjectResponse read() {
    return ask(
        "read",
        "s3:GetObject",
        () ->
            aws.s3()
                .getObjectAsBytes(
                    one -> one.bucket(bucket).key(key).overrideConfiguration(PlaceTrial::bounded))
                .response());
  }

  private void remove() {
    try {
      var unused = delete();
    } catch (AwsException refused) {
      throw new AwsException(
          refused.getMessage() + "; it stays there",
          refused.fix() + ", and remove it: aws s3 rm s3://" + bucket + "/" + key,
          refused.missing().orElse(null),
          refused);
    }
  }

  private void quietly() {
    try {
      var unused = delete();
    } catch (AwsException alsoRefused) {
      // the first failure is told
    }
  }

  private Object delete() {
    return ask(
        "delete",
        "s3:DeleteObject",
        () ->
            aws.s3()
                .deleteObject(
                    one -> one.bucket(bucket).key(key).overrideConfiguration(PlaceTrial::bounded)));
  }

  private <T> T ask(String doing, String action, Supplier<T> question) {
    String arn = "arn:" + aws.settings().region().partition() + ":s3:::" + bucket + "/" + key;
    return aws.ask(doing + " s3://" + bucket + "/" + key, new Permission(action, arn), question);
  }
}
