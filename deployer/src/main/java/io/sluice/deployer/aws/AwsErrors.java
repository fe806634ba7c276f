package io.sluice.deployer.aws;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** AWS's refusals in words: what was refused, and what to do. */
public final class AwsErrors {
  private static final int FIRST_SERVER_ERROR = 500;

  private AwsErrors() {}

  /** Whether the service does not know what was asked for. */
  public static boolean isNotFound(SdkException failure) {
    return failure instanceof SdkServiceException refused
        && (refused.statusCode() == 404 || code(failure).equals("NoSuchEntity"));
  }

  /** The service's name of the error, as {@code NoSuchEntity}; empty where it gave none. */
  public static String code(SdkException failure) {
    return failure instanceof AwsServiceException refused
            && refused.awsErrorDetails() != null
            && refused.awsErrorDetails().errorCode() != null
        ? refused.awsErrorDetails().errorCode()
        : "";
  }

  /**
   * The exception that a user can act on.
   *
   * @param doing what was being done
   * @param failure what the SDK threw
   * @param settings who asked, and where
   * @param needed the permission that was needed, where the refusal may not name it
   */
  static AwsException of(
      String doing, SdkException failure, AwsSettings settings, @Nullable Permission needed) {
    AwsException known = CredentialErrors.of(doing, failure, settings);
    if (known == null && failure instanceof AwsServiceException refused) {
      known = refused(doing, refused, settings, needed);
    }
    if (known == null) {
      known = NetworkErrors.of(doing, failure, settings);
    }
    if (known != null) {
      return known;
    }
    return failure instanceof ApiCallTimeoutException
        ? told(doing, "no answer in time", "run it again; check the network if it stays", failure)
        : told(
            doing, message(failure), "run it again with --verbose to see where it failed", failure);
  }

  /** What the service says, in one line, without the SDK's additions. */
  static String message(SdkException failure) {
    String message =
        failure instanceof AwsServiceException refused
                && refused.awsErrorDetails() != null
                && refused.awsErrorDetails().errorMessage() != null
            ? refused.awsErrorDetails().errorMessage()
            : String.valueOf(failure.getMessage());
    return message.lines().findFirst().orElse("").replaceFirst("[. ]+$", "");
  }

  static AwsException told(String doing, String what, String fix, Throwable cause) {
    return new AwsException(doing + ": " + what, fix, null, cause);
  }

  private static @Nullable AwsException refused(
      String doing,
      AwsServiceException refused,
      AwsSettings settings,
      @Nullable Permission needed) {
    if (Denials.isOne(refused)) {
      return Denials.of(doing, refused, needed);
    }
    if (refused.isThrottlingException()) {
      return told(
          doing,
          "AWS takes no more requests now (" + code(refused) + ")",
          "run it again in a minute",
          refused);
    }
    if (isOfAnotherRegion(refused)) {
      return told(
          doing,
          message(refused) + " (asked in " + settings.region() + ")",
          "give the bucket's Region with --region, or mend region: of the environment",
          refused);
    }
    if (refused.statusCode() >= FIRST_SERVER_ERROR) {
      return told(
          doing,
          "AWS failed: " + message(refused),
          "run it again; see https://health.aws.amazon.com if it stays",
          refused);
    }
    return code(refused).isEmpty()
        ? null
        : told(doing, code(refused) + ": " + message(refused), "mend what it names", refused);
  }

  private static boolean isOfAnotherRegion(AwsServiceException refused) {
    return switch (code(refused)) {
      case "PermanentRedirect",
          "AuthorizationHeaderMalformed",
          "IllegalLocationConstraintException" ->
          true;
      default -> refused.statusCode() == 301;
    };
  }
}
