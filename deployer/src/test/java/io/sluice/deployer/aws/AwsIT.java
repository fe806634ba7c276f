package io.sluice.deployer.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;

class AwsIT {
  @RegisterExtension final AwsEmulator emulator = new AwsEmulator();

  @Test
  void callerIsOfTheAccountOfItsCredentials() {
    assertThat(CallerIdentity.of(emulator.aws()).account()).isEqualTo(emulator.account());
  }

  @Test
  void allServicesAnswerThroughOneConnection() {
    Aws aws = emulator.aws();

    assertThat(aws.iam().listRoles().roles()).isEmpty();
    assertThat(aws.eks().listClusters().clusters()).isEmpty();
    assertThat(aws.logs().describeLogGroups().logGroups()).isEmpty();
    assertThat(aws.ecr().describeRepositories().repositories()).isEmpty();
    assertThat(aws.amp().listWorkspaces(all -> {}).workspaces()).isEmpty();
  }

  @Test
  void objectsAreReadAsTheyWereWritten() {
    Aws aws = emulator.aws();
    String bucket = AwsEmulator.unique("state");
    aws.s3().createBucket(one -> one.bucket(bucket));

    aws.s3().putObject(one -> one.bucket(bucket).key("a/b"), RequestBody.fromString("text"));

    assertThat(aws.s3().getObjectAsBytes(one -> one.bucket(bucket).key("a/b")).asUtf8String())
        .isEqualTo("text");
  }

  @Test
  void anS3ServerOfItsOwnGoesBeforeTheAddressOfAllServices() {
    String bucket = AwsEmulator.unique("own");
    URI server = URI.create(System.getenv("SLUICE_AWS_ENDPOINT"));
    System.setProperty("aws.endpointUrl", "http://127.0.0.1:1");
    try (Aws aws = Aws.connect(new AwsSettings(AwsEmulator.REGION, null, server))) {
      aws.s3().createBucket(one -> one.bucket(bucket));

      assertThat(aws.s3().listBuckets().buckets()).anyMatch(one -> one.name().equals(bucket));
    }
  }
}
