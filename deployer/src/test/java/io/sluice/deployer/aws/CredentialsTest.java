package io.sluice.deployer.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sluice.deployer.spec.Region;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
  private static final Region REGION = Region.parse("eu-west-1");
  private static final String CONFIG =
      """
      [profile keys]
      aws_access_key_id = test
      aws_secret_access_key = test
      region = us-west-2
      [profile signed]
      sso_session = company
      sso_account_id = 111122223333
      sso_role_name = dev
      [sso-session company]
      sso_region = eu-west-1
      sso_start_url = https://company.example.com/start
      [profile empty]
      region = eu-west-1
      [profile chained]
      role_arn = arn:aws:iam::111122223333:role/x
      source_profile = empty
      """;

  @TempDir Path folder;

  @BeforeEach
  void useOwnFiles() throws IOException {
    Path config = Files.writeString(folder.resolve("config"), CONFIG);
    System.setProperty("aws.configFile", config.toString());
    System.setProperty("aws.sharedCredentialsFile", folder.resolve("none").toString());
  }

  @AfterEach
  void leaveThem() {
    System.clearProperty("aws.configFile");
    System.clearProperty("aws.sharedCredentialsFile");
    System.clearProperty("aws.ec2MetadataServiceEndpoint");
  }

  @Test
  void ofAProfileThatIsNotThereAreRefusedAtOnce() {
    AwsException told = failure(() -> Aws.connect(as("kees")));

    assertThat(told)
        .hasMessage("--profile: there is no profile 'kees' in the AWS configuration files");
    assertThat(told.fix())
        .isEqualTo("did you mean keys? Else use one of chained, empty, keys, signed");
  }

  @Test
  void ofASignInThatIsOverNameTheCommandThatRenewsIt() {
    AwsException told = ask("signed");

    assertThat(told).hasMessage("ask AWS who calls: not signed in, or no longer as profile signed");
    assertThat(told.fix()).isEqualTo("sign in with 'aws sso login --profile signed'");
  }

  @Test
  void ofAProfileWithoutAnyAreSaidToBeMissing() {
    assertThat(ask("empty"))
        .hasMessage("ask AWS who calls: there are no AWS credentials as profile empty");
  }

  @Test
  void ofAProfileThatLeadsNowhereNameTheProfileToMend() {
    AwsException told = ask("chained");

    assertThat(told).hasMessageContaining("'empty'").hasMessageContaining("no credentials");
    assertThat(told.fix()).contains("mend the profile");
  }

  @Test
  void areMissedWithinSecondsWhereTheMetadataServiceNeverAnswers() throws IOException {
    try (ServerSocket silent = new ServerSocket(0)) {
      System.setProperty(
          "aws.ec2MetadataServiceEndpoint", "http://127.0.0.1:" + silent.getLocalPort());
      Instant start = Instant.now();

      AwsException told = ask(null);

      assertThat(told).hasMessage("ask AWS who calls: there are no AWS credentials");
      assertThat(told.fix()).contains("aws sso login").contains("AWS_ACCESS_KEY_ID");
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(15));
    }
  }

  @Test
  void comeWithARegion() {
    assertThat(AwsSettings.usualRegion("keys")).contains(Region.parse("us-west-2"));
    assertThat(AwsSettings.usualRegion("signed")).isEmpty();
  }

  private static AwsException ask(String profile) {
    try (Aws aws = Aws.connect(as(profile))) {
      return failure(() -> CallerIdentity.of(aws));
    }
  }

  private static AwsSettings as(String profile) {
    return new AwsSettings(REGION, profile, null);
  }

  private static AwsException failure(ThrowingCallable call) {
    return catchThrowableOfType(AwsException.class, call);
  }
}
