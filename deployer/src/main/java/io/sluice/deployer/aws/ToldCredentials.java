package io.sluice.deployer.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Credentials whose every failure is one of the SDK's: a profile that is not complete makes its
 * provider fail with whatever exception comes to hand.
 */
final class ToldCredentials implements AwsCredentialsProvider, SdkAutoCloseable {
  /** What the message of such a failure begins with. */
  static final String UNUSABLE = "unusable credentials: ";

  private final AwsCredentialsProvider source;

  ToldCredentials(AwsCredentialsProvider source) {
    this.source = source;
  }

  @Override
  public AwsCredentials resolveCredentials() {
    try {
      return source.resolveCredentials();
    } catch (SdkException known) {
      throw known;
    } catch (RuntimeException incomplete) {
      throw SdkClientException.create(UNUSABLE + incomplete.getMessage(), incomplete);
    }
  }

  @Override
  public void close() {
    if (source instanceof SdkAutoCloseable closeable) {
      closeable.close();
    }
  }
}
