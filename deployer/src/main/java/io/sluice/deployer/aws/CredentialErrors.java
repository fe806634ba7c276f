package io.sluice.deployer.aws;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** Credentials that are absent, wrong or expired. */
final class CredentialErrors {
  private static final Set<String> EXPIRED =
      Set.of("ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired", "RequestExpired");

  private static final Set<String> WRONG =
      Set.of(
          "InvalidClientTokenId",
          "UnrecognizedClientException",
          "InvalidAccessKeyId",
          "SignatureDoesNotMatch",
          "InvalidSignatureException",
          "IncompleteSignature",
          "MissingAuthenticationToken",
          "MissingAuthenticationTokenException",
          "AuthFailure",
          "InvalidToken");

  private CredentialErrors() {}

  /** The exception, if credentials are why. */
  static @Nullable AwsException of(String doing, SdkException failure, AwsSettings settings) {
    String code = AwsErrors.code(failure);
    String message = AwsErrors.message(failure);
    if (code.equals("RequestTimeTooSkewed") || message.startsWith("Signature expired")) {
      return told(doing, "this machine's clock is wrong", "set the clock (NTP)", failure);
    }
    if (EXPIRED.contains(code)) {
      return told(
          doing, "the credentials" + of(settings) + " have expired", renew(settings), failure);
    }
    if (WRONG.contains(code)) {
      return told(
          doing,
          "AWS does not accept the credentials" + of(settings) + " (" + code + ")",
          renew(settings),
          failure);
    }
    if (failure instanceof AwsServiceException || !isAboutCredentials(failure)) {
      return null;
    }
    if (message.startsWith(ToldCredentials.UNUSABLE)) {
      return told(
          doing,
          message,
          "mend the profile in the AWS configuration files, or give another --profile",
          failure);
    }
    return isAboutSignIn(failure)
        ? told(doing, "not signed in, or no longer" + as(settings), renew(settings), failure)
        : told(doing, "there are no AWS credentials" + as(settings), renew(settings), failure);
  }

  private static boolean isAboutCredentials(SdkException failure) {
    String text = text(failure);
    return failure instanceof SdkClientException
        && (text.contains("credentials") || isAboutSignIn(failure));
  }

  private static boolean isAboutSignIn(SdkException failure) {
    String text = text(failure);
    return text.contains("sso token") || text.contains("sso session");
  }

  private static String text(SdkException failure) {
    return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
  }

  private static String of(AwsSettings settings) {
    return settings.profile() == null ? "" : " of profile " + settings.profile();
  }

  private static String as(AwsSettings settings) {
    return settings.profile() == null ? "" : " as profile " + settings.profile();
  }

  private static String renew(AwsSettings settings) {
    String profile = settings.profile() == null ? Credentials.usualProfile() : settings.profile();
    if (Credentials.signsIn(settings.profile())) {
      return "sign in with 'aws sso login --profile " + profile + "'";
    }
    return settings.profile() == null
        ? "sign in with 'aws sso login --profile P' and give --profile P, or set AWS_PROFILE, or"
            + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
        : "renew them in the AWS configuration files ('aws configure --profile " + profile + "')";
  }

  private static AwsException told(String doing, String what, String fix, Throwable cause) {
    return AwsErrors.told(doing, what, fix, cause);
  }
}
