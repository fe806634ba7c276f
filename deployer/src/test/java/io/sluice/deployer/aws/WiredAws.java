package io.sluice.deployer.aws;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.sluice.deployer.spec.Region;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An AWS that answers what a test tells it to, in the words of the real one: for refusals, and for
 * APIs that the emulator does not have. The SDK of this JVM speaks to it while the test runs.
 */
public final class WiredAws implements BeforeEachCallback, AfterEachCallback {
  /** The Region of all tests. */
  public static final Region REGION = Region.parse("eu-west-1");

  private WireMockServer server;
  private Aws aws;

  @Override
  public void beforeEach(ExtensionContext context) {
    server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    server.start();
    AwsAddress.set(address(), "test", "test", "test");
    aws = Aws.connect(AwsSettings.in(REGION));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    aws.close();
    server.stop();
    AwsAddress.clear();
  }

  /** A connection to it. */
  public Aws aws() {
    return aws;
  }

  /** Takes the stubs, and tells what was asked. */
  public WireMockServer server() {
    return server;
  }

  /** Where it is. */
  public String address() {
    return "http://127.0.0.1:" + server.port();
  }

  /** A refusal of a service that speaks XML: IAM, STS. */
  public static ResponseDefinitionBuilder queryError(int status, String code, String message) {
    return WireMock.aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "text/xml")
        .withBody(
            """
            <ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error>\
            <RequestId>r</RequestId></ErrorResponse>
            """
                .formatted(code, message));
  }

  /** A refusal of S3. */
  public static ResponseDefinitionBuilder s3Error(int status, String code, String message) {
    return WireMock.aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/xml")
        .withBody(
            "<Error><Code>%s</Code><Message>%s</Message><RequestId>r</RequestId></Error>"
                .formatted(code, message));
  }

  /** A refusal of a service that speaks JSON: EKS, ECR, CloudWatch Logs. */
  public static ResponseDefinitionBuilder jsonError(int status, String code, String message) {
    return WireMock.aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withHeader("x-amzn-ErrorType", code)
        .withBody("{\"message\": \"%s\"}".formatted(message));
  }
}
