package io.sluice.deployer.aws.doctor;

import io.sluice.deployer.doctor.Finding;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** S3 answers; to nobody in particular, so that a wrong key is not taken for a silent server. */
final class EndpointProbe implements AwsProbe {
  static final String ID = "s3-endpoint";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final boolean ownS3;

  EndpointProbe(boolean ownS3) {
    this.ownS3 = ownS3;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<String> needs() {
    return ownS3 ? List.of() : List.of(CallerProbe.ID);
  }

  @Override
  public List<Finding> look(Examined examined) {
    try {
      askAnything(examined);
    } catch (SdkClientException silent) {
      return List.of(
          Finding.fail(
              examined.s3() + " does not answer (" + reason(silent) + ")",
              ownS3
                  ? "check s3.endpoint of the environment, whether that server runs, and the"
                      + " network"
                  : "check proxy and network; in a private subnet, the VPC endpoint of S3"));
    }
    return List.of(Finding.ok(examined.s3() + " answers"));
  }

  private static void askAnything(Examined examined) {
    String bucket = examined.subject().storage().buckets().get(0);
    try {
      var unused =
          examined
              .aws()
              .s3()
              .headBucket(
                  one ->
                      one.bucket(bucket)
                          .overrideConfiguration(
                              override ->
                                  override
                                      .apiCallTimeout(PATIENCE)
                                      .credentialsProvider(AnonymousCredentialsProvider.create())));
    } catch (SdkServiceException answered) {
      if (answered.statusCode() >= 500) {
        throw SdkClientException.create("it answers with " + answered.statusCode(), answered);
      }
    }
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && !(cause.getCause() instanceof SdkServiceException)) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }
}
