package io.sluice.deployer.aws.artifact;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.head;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.deployer.aws.AwsException;
import io.sluice.deployer.aws.WiredAws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class RefusedUploadTest {
  @RegisterExtension final WiredAws aws = new WiredAws();

  @TempDir Path folder;

  @BeforeEach
  void nothingIsThereYet() {
    aws.server().stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200)));
    aws.server().stubFor(head(anyUrl()).willReturn(aResponse().withStatus(404)));
  }

  @Test
  void theMissingPermissionIsNamed() throws IOException {
    aws.server()
        .stubFor(put(anyUrl()).willReturn(WiredAws.s3Error(403, "AccessDenied", "Access Denied")));
    LocalArtifact jar = artifact(10);

    assertThatThrownBy(() -> upload(jar))
        .isInstanceOf(AwsException.class)
        .hasMessageContaining(
            "no permission for s3:PutObject on arn:aws:s3:::artifacts/" + jar.key().key());
  }

  @Test
  void anUploadNeverOverwrites() throws IOException {
    aws.server()
        .stubFor(
            put(anyUrl()).willReturn(WiredAws.s3Error(412, "PreconditionFailed", "It is there")));

    assertThat(upload(artifact(10))).describedAs("somebody else has put the same there").isFalse();

    aws.server().verify(putRequestedFor(anyUrl()).withHeader("If-None-Match", equalTo("*")));
  }

  @Test
  void partsThatArrivedAreGivenUpWhenOneIsRefused() throws IOException {
    aws.server()
        .stubFor(
            post(anyUrl())
                .willReturn(
                    aResponse()
                        .withHeader("Content-Type", "application/xml")
                        .withBody(
                            "<InitiateMultipartUploadResult><UploadId>u1</UploadId>"
                                + "</InitiateMultipartUploadResult>")));
    aws.server()
        .stubFor(put(anyUrl()).willReturn(WiredAws.s3Error(403, "AccessDenied", "Access Denied")));
    aws.server().stubFor(delete(anyUrl()).willReturn(aResponse().withStatus(204)));
    LocalArtifact jar = artifact(Upload.PART + 1);

    assertThatThrownBy(() -> upload(jar)).isInstanceOf(AwsException.class);

    aws.server().verify(1, deleteRequestedFor(anyUrl()).withQueryParam("uploadId", equalTo("u1")));
  }

  private boolean upload(LocalArtifact jar) throws IOException {
    return new ArtifactStore(aws.aws(), "artifacts").put(jar, (sent, of) -> {});
  }

  private LocalArtifact artifact(int bytes) throws IOException {
    return LocalArtifact.read(
        Files.write(folder.resolve("jobs.jar"), new byte[bytes]), "jobs/jobs.jar");
  }
}
