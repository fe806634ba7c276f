package io.sluice.deployer.aws.doctor;

import io.sluice.deployer.aws.Permission;
import io.sluice.deployer.doctor.Finding;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** The buckets are there, and in the Region that the pods ask. */
final class BucketProbe implements AwsProbe {
  static final String ID = "s3-buckets";
  private static final String REGION_HEADER = "x-amz-bucket-region";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<String> needs() {
    return List.of(EndpointProbe.ID);
  }

  @Override
  public List<Finding> look(Examined examined) {
    return examined
        .withoutKeys()
        .map(why -> List.of(Finding.skipped(why)))
        .orElseGet(
            () ->
                examined.subject().storage().buckets().stream()
                    .map(bucket -> finding(examined, bucket))
                    .toList());
  }

  /**
   * @param status 200, or how it was refused
   * @param region where the bucket is; empty where that was not told
   */
  private record Answer(int status, Optional<String> region) {}

  private static Finding finding(Examined examined, String bucket) {
    Answer answer = ask(examined, bucket);
    String asked = examined.aws().settings().region().id();
    String what = "bucket " + bucket;
    if (answer.status() == 404) {
      return Finding.fail(
          what + " is missing in " + examined.s3(),
          examined.hasOwnS3()
              ? "make it there, or name another in the environment"
              : "make it: aws s3 mb s3://" + bucket + " --region " + asked);
    }
    if (!examined.hasOwnS3()
        && (answer.status() == 301 || !answer.region().orElse(asked).equals(asked))) {
      return Finding.fail(
          what
              + " is in "
              + answer.region().orElse("another Region")
              + ", and the pods ask in "
              + asked,
          "use a bucket of " + asked + ", or mend region: of the environment");
    }
    if (answer.status() == 403) {
      return refused(examined, bucket);
    }
    return Finding.ok(
        what + " is there" + answer.region().map(region -> ", in " + region).orElse(""));
  }

  private static Finding refused(Examined examined, String bucket) {
    return examined.hasOwnS3()
        ? Finding.warn(
            examined.s3() + " does not let your keys see bucket " + bucket,
            "give keys of that server (AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or --profile)"
                + secret(examined))
        : Finding.warn(
            "bucket " + bucket + ": it is there, but you may not look at it, or it is another's",
            "have s3:ListBucket on arn:"
                + examined.aws().settings().region().partition()
                + ":s3:::"
                + bucket
                + " allowed, or use another --profile");
  }

  private static String secret(Examined examined) {
    String secret = examined.subject().storage().secret();
    return secret == null ? "" : "; the pods' keys are in Secret " + secret;
  }

  private static Answer ask(Examined examined, String bucket) {
    return examined
        .aws()
        .ask(
            "look at bucket " + bucket,
            new Permission("s3:ListBucket", "arn:aws:s3:::" + bucket),
            () -> {
              try {
                return new Answer(
                    200,
                    Optional.ofNullable(
                        examined
                            .aws()
                            .s3()
                            .headBucket(
                                one ->
                                    one.bucket(bucket).overrideConfiguration(PlaceTrial::bounded))
                            .bucketRegion()));
              } catch (AwsServiceException refused) {
                return switch (refused.statusCode()) {
                  case 301, 400, 403, 404 -> answer(refused);
                  default -> throw refused;
                };
              }
            });
  }

  private static Answer answer(AwsServiceException refused) {
    Optional<String> region =
        refused.awsErrorDetails() == null || refused.awsErrorDetails().sdkHttpResponse() == null
            ? Optional.empty()
            : refused.awsErrorDetails().sdkHttpResponse().firstMatchingHeader(REGION_HEADER);
    if (refused.statusCode() == 400 && region.isEmpty()) {
      throw refused;
    }
    return new Answer(refused.statusCode(), region);
  }
}
