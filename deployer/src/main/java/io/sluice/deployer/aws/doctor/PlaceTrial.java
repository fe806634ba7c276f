package io.sluice.deployer.aws.doctor;

import io.sluice.deployer.aws.Aws;
import io.sluice.deployer.aws.AwsErrors;
import io.sluice.deployer.aws.AwsException;
import io.sluice.deployer.aws.Permission;
import io.sluice.deployer.aws.iam.Place;
import io.sluice.deployer.doctor.Finding;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/** Does at a place what its pods will do there. */
final class PlaceTrial {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Examined examined;
  private final Aws aws;

  PlaceTrial(Examined examined) {
    this.examined = examined;
    this.aws = examined.aws();
  }

  /** No request about a small object takes longer, its retries included. */
  static void bounded(AwsRequestOverrideConfiguration.Builder override) {
    override.apiCallTimeout(PATIENCE);
  }

  Tried of(Place place) {
    try {
      return switch (place.use()) {
        case STATE ->
            done(
                place, new ProbeObject(aws, place).roundTrip(true), "write, read and delete there");
        case SHIPPED -> done(place, new ProbeObject(aws, place).roundTrip(false), "write there");
        case FILE -> file(place);
        case INPUT, START -> below(place);
      };
    } catch (AwsException refused) {
      return refused(place, refused);
    }
  }

  private Tried done(Place place, @Nullable String key, String may) {
    return new Tried(place, Finding.ok(named(place) + ": you may " + may), key, null);
  }

  private Tried file(Place place) {
    Optional<Optional<String>> key = read(place.bucket(), place.prefix());
    return key.isEmpty()
        ? missing(place, "put it there, or mend " + place.from())
        : done(place, key.get().orElse(null), "read it");
  }

  private Tried below(Place place) {
    ListObjectsV2Response first =
        aws.ask(
            "list " + place,
            new Permission("s3:ListBucket", arn(place.bucket())),
            () ->
                aws.s3()
                    .listObjectsV2(
                        all ->
                            all.bucket(place.bucket())
                                .prefix(place.prefix().isEmpty() ? "" : place.prefix() + "/")
                                .maxKeys(1)
                                .overrideConfiguration(PlaceTrial::bounded)));
    if (first.contents().isEmpty()) {
      Optional<Optional<String>> file =
          place.prefix().isEmpty() ? Optional.empty() : read(place.bucket(), place.prefix());
      return file.isPresent() ? done(place, file.get().orElse(null), "read it") : none(place);
    }
    String key = first.contents().get(0).key();
    return done(
        place, read(place.bucket(), key).flatMap(one -> one).orElse(null), "list and read there");
  }

  private static Tried none(Place place) {
    return place.use() == Place.Use.START
        ? missing(place, "mend " + place.from() + ", or take it out to start without state")
        : new Tried(
            place,
            Finding.warn(
                named(place) + ": nothing is there yet",
                "put the input there before the job starts, or mend " + place.from()),
            null,
            null);
  }

  private static Tried missing(Place place, String fix) {
    return new Tried(place, Finding.fail(named(place) + ": nothing is there", fix), null, null);
  }

  /** Reads one object's first byte, and tells its key of KMS; empty where there is no object. */
  private Optional<Optional<String>> read(String bucket, String key) {
    return aws.ask(
        "read s3://" + bucket + "/" + key,
        new Permission("s3:GetObject", arn(bucket) + "/" + key),
        () -> {
          try {
            return Optional.of(
                Optional.ofNullable(
                    aws.s3()
                        .getObjectAsBytes(
                            one ->
                                one.bucket(bucket)
                                    .key(key)
                                    .range("bytes=0-0")
                                    .overrideConfiguration(PlaceTrial::bounded))
                        .response()
                        .ssekmsKeyId()));
          } catch (SdkException refused) {
            return switch (AwsErrors.code(refused)) {
              case "NoSuchKey" -> Optional.<Optional<String>>empty();
              case "InvalidRange" -> Optional.of(Optional.<String>empty());
              default -> throw refused;
            };
          }
        });
  }

  private Tried refused(Place place, AwsException refused) {
    String code = refused.getCause() instanceof SdkException cause ? AwsErrors.code(cause) : "";
    if (code.equals("NoSuchBucket") || code.equals("PermanentRedirect")) {
      return new Tried(
          place,
          Finding.skipped(named(place) + ": not looked at because of " + BucketProbe.ID),
          null,
          null);
    }
    if (code.startsWith("KMS.")
        || refused.missing().filter(one -> one.action().startsWith("kms:")).isPresent()) {
      return new Tried(
          place,
          Finding.skipped(named(place) + ": the key of the bucket did not serve; see kms-keys"),
          null,
          AwsDoctor.unseen(refused));
    }
    Finding told = AwsDoctor.unseen(refused);
    return new Tried(
        place,
        examined.hasOwnS3() && isAboutKeys(code) ? Finding.warn(told.what(), keys()) : told,
        null,
        null);
  }

  /** Own servers are asked with whatever keys the caller has, which may be meant for another. */
  private static boolean isAboutKeys(String code) {
    return code.equals("InvalidAccessKeyId") || code.equals("SignatureDoesNotMatch");
  }

  private String keys() {
    return "give keys of that server (AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or --profile)"
        + (examined.subject().storage().secret() == null
            ? ""
            : "; the pods' are in Secret " + examined.subject().storage().secret());
  }

  private String arn(String bucket) {
    return "arn:" + aws.settings().region().partition() + ":s3:::" + bucket;
  }

  private static String named(Place place) {
    return place + " (" + place.from() + ")";
  }
}
