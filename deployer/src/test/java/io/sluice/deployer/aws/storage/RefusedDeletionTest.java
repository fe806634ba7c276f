package io.sluice.deployer.aws.storage;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.deployer.aws.AwsException;
import io.sluice.deployer.aws.Permission;
import io.sluice.deployer.aws.WiredAws;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RefusedDeletionTest {
  @RegisterExtension final WiredAws aws = new WiredAws();

  @Test
  void oneObjectThatMayNotBeDeletedIsARefusalAlthoughTheRequestIsAnswered() {
    aws.server()
        .stubFor(
            any(anyUrl())
                .willReturn(
                    aResponse()
                        .withHeader("Content-Type", "application/xml")
                        .withBody(
                            "<DeleteResult><Error><Key>flink/ha/x</Key><Code>AccessDenied</Code>"
                                + "<Message>Access Denied</Message></Error></DeleteResult>")));

    assertThatThrownBy(
            () -> new ObjectStore(aws.aws()).delete("state", List.of("flink/ha/x"), done -> {}))
        .isInstanceOfSatisfying(
            AwsException.class,
            refused ->
                assertThat(refused.missing())
                    .contains(new Permission("s3:DeleteObject", "arn:aws:s3:::state/flink/ha/x")));
  }

  @Test
  void versionsAreToldWhereABucketKeepsThem() {
    aws.server()
        .stubFor(
            get(anyUrl())
                .willReturn(
                    aResponse()
                        .withHeader("Content-Type", "application/xml")
                        .withBody(
                            "<VersioningConfiguration><Status>Enabled</Status>"
                                + "</VersioningConfiguration>")));

    assertThat(new ObjectStore(aws.aws()).keepsVersions("state")).isTrue();
  }

  @Test
  void aBucketThatDoesNotSayWhetherItKeepsVersionsIsTakenToKeepNone() {
    aws.server()
        .stubFor(get(anyUrl()).willReturn(WiredAws.s3Error(501, "NotImplemented", "no versions")));

    assertThat(new ObjectStore(aws.aws()).keepsVersions("state")).isFalse();
  }
}
