package io.sluice.deployer.aws;

import java.util.Map;

/** Where the AWS SDK of this JVM sends its requests, and as whom; the SDK reads it from there. */
final class AwsAddress {
  private static final String ENDPOINT = "aws.endpointUrl";
  private static final String KEY = "aws.accessKeyId";
  private static final String SECRET = "aws.secretAccessKey";
  private static final String TOKEN = "aws.sessionToken";

  private AwsAddress() {}

  static void set(String endpoint, String key, String secret, String token) {
    Map.of(ENDPOINT, endpoint, KEY, key, SECRET, secret, TOKEN, token).forEach(System::setProperty);
  }

  static void clear() {
    for (String property : new String[] {ENDPOINT, KEY, SECRET, TOKEN}) {
      System.clearProperty(property);
    }
  }
}
