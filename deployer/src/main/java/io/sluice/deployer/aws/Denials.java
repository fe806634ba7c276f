package io.sluice.deployer.aws;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Refusals for want of a permission. */
final class Denials {
  private static final int FORBIDDEN = 403;

  private Denials() {}

  static boolean isOne(AwsServiceException refused) {
    return switch (AwsErrors.code(refused)) {
      case "AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "Forbidden" -> true;
      default -> refused.statusCode() == FORBIDDEN && AwsErrors.code(refused).isEmpty();
    };
  }

  static AwsException of(String doing, AwsServiceException refused, @Nullable Permission needed) {
    String message = AwsErrors.message(refused);
    Permission missing = Permission.namedIn(message).orElse(needed);
    return new AwsException(
        doing
            + ": "
            + (missing == null ? "no permission: " + message : "no permission for " + missing),
        fix(message, missing),
        missing,
        refused);
  }

  private static String fix(String message, @Nullable Permission missing) {
    if (message.contains("explicit deny")) {
      return "an explicit deny" + where(message) + " forbids it; ask whoever manages it";
    }
    if (message.contains("service control policy")
        || message.contains("permissions boundary")
        || message.contains("session policy")) {
      return "it is not allowed" + where(message) + "; ask whoever manages it";
    }
    return (missing == null ? "ask for that permission" : "have " + missing.action() + " allowed")
        + ", or use another --profile";
  }

  private static String where(String message) {
    for (String kind :
        new String[] {
          "service control policy",
          "resource control policy",
          "permissions boundary",
          "session policy",
          "resource-based policy",
          "identity-based policy"
        }) {
      if (message.contains(kind)) {
        return " in a " + kind;
      }
    }
    return "";
  }
}
