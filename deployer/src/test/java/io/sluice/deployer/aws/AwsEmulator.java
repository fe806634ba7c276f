package io.sluice.deployer.aws;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.deployer.spec.Region;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * An emulator of AWS's APIs (moto), with an empty account of its own for each test. The SDK of this
 * JVM speaks to it while the test runs, so commands may be run in the JVM, too. Tests are skipped
 * where SLUICE_AWS_ENDPOINT names none.
 *
 * <p>The emulator checks neither signatures nor policies. It gives whoever assumes a role the
 * account of that role, which it does not look for.
 */
public final class AwsEmulator implements BeforeEachCallback, AfterEachCallback {
  /** The Region of all tests. */
  public static final Region REGION = Region.parse("eu-west-1");

  private static final long FIRST_ACCOUNT = 100_000_000_000L;
  private static final long LAST_ACCOUNT = 999_999_999_999L;

  private Aws aws;
  private String account;

  @Override
  public void beforeEach(ExtensionContext context) {
    String endpoint = System.getenv("SLUICE_AWS_ENDPOINT");
    assumeTrue(
        endpoint != null && !endpoint.isEmpty(),
        "skipped: SLUICE_AWS_ENDPOINT names no emulator of AWS's APIs");
    account = Long.toString(ThreadLocalRandom.current().nextLong(FIRST_ACCOUNT, LAST_ACCOUNT));
    become(endpoint, account);
    aws = Aws.connect(AwsSettings.in(REGION));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (aws != null) {
      aws.close();
      AwsAddress.clear();
    }
  }

  /** A connection to the account of this test. */
  public Aws aws() {
    return aws;
  }

  /** The account of this test. */
  public String account() {
    return account;
  }

  /** A name that no other test uses; buckets share one namespace over all accounts. */
  public static String unique(String prefix) {
    return prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
  }

  private static void become(String endpoint, String account) {
    AwsAddress.set(endpoint, "test", "test", "test");
    try (Aws any = Aws.connect(AwsSettings.in(REGION))) {
      Credentials credentials =
          any.sts()
              .assumeRole(
                  role ->
                      role.roleArn("arn:aws:iam::" + account + ":role/tester")
                          .roleSessionName("tester"))
              .credentials();
      AwsAddress.set(
          endpoint,
          credentials.accessKeyId(),
          credentials.secretAccessKey(),
          credentials.sessionToken());
    }
  }
}
