package io.sluice.deployer.local;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/** The keys of one run's S3 server, known to its processes only and never written down. */
final class S3Keys {
  private static final int BYTES = 24;

  private final String access = random();
  private final String secret = random();

  Map<String, String> environment() {
    return Map.of(
        "AWS_ACCESS_KEY_ID", access, "AWS_SECRET_ACCESS_KEY", secret, "AWS_REGION", "us-east-1");
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public String toString() {
    return "S3Keys";
  }
}
