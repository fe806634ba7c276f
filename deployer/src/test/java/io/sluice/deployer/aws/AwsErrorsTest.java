package io.sluice.deployer.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okXml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.sluice.deployer.spec.Region;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AwsErrorsTest {
  private static final String USER = "User: arn:aws:sts::111122223333:assumed-role/Dev/me is ";

  @RegisterExtension final WiredAws wire = new WiredAws();

  static Stream<Arguments> refusals() {
    return Stream.of(
        arguments(
            "AccessDenied",
            403,
            USER
                + "not authorized to perform: iam:GetRole on resource: role job because no"
                + " identity-based policy allows the iam:GetRole action",
            "read role job: no permission for iam:GetRole on role job",
            "have iam:GetRole allowed, or use another --profile"),
        arguments(
            "AccessDenied",
            403,
            USER
                + "not authorized to perform: iam:GetRole on resource: role job with an explicit"
                + " deny in a service control policy",
            "no permission for iam:GetRole",
            "an explicit deny in a service control policy forbids it"),
        arguments(
            "AccessDenied",
            403,
            USER
                + "not authorized to perform: iam:GetRole on resource: role job because no"
                + " permissions boundary allows the iam:GetRole action",
            "no permission for iam:GetRole",
            "it is not allowed in a permissions boundary"),
        arguments(
            "ExpiredToken",
            403,
            "The security token included in the request is expired",
            "the credentials have expired",
            "aws sso login"),
        arguments(
            "InvalidClientTokenId",
            403,
            "The security token included in the request is invalid",
            "AWS does not accept the credentials (InvalidClientTokenId)",
            "AWS_ACCESS_KEY_ID"),
        arguments(
            "SignatureDoesNotMatch",
            403,
            "Signature expired: 20260101T000000Z is now earlier than 20260101T001500Z",
            "this machine's clock is wrong",
            "NTP"),
        arguments(
            "MalformedPolicyDocument",
            400,
            "Syntax errors in policy.",
            "read role job: MalformedPolicyDocument: Syntax errors in policy",
            "mend what it names"),
        arguments("ServiceFailure", 500, "It broke.", "AWS failed: It broke", "run it again"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void sayWhatWasRefusedAndWhatToDo(
      String code, int status, String message, String what, String fix) {
    answer(WiredAws.queryError(status, code, message));

    AwsException told = failure(this::readRole);

    assertThat(told).hasMessageContaining(what);
    assertThat(told.getMessage()).startsWith("read role job: ").doesNotContain("\n", "Request ID");
    assertThat(told.fix()).contains(fix);
  }

  @Test
  void giveTheMissingPermissionToPrograms() {
    answer(
        WiredAws.jsonError(
            403,
            "AccessDeniedException",
            USER + "not authorized to perform: eks:DescribeCluster on resource: arn:aws:eks:x"));

    AwsException told =
        failure(
            () ->
                wire.aws()
                    .ask(
                        "read cluster prod",
                        () -> wire.aws().eks().describeCluster(one -> one.name("prod"))));

    assertThat(told.missing()).contains(new Permission("eks:DescribeCluster", "arn:aws:eks:x"));
  }

  @Test
  void takeThePermissionFromTheCallerWhereS3OnlySaysDenied() {
    answer(WiredAws.s3Error(403, "AccessDenied", "Access Denied"));
    Permission needed = new Permission("s3:GetObject", "arn:aws:s3:::state/key");

    AwsException told =
        failure(
            () ->
                wire.aws()
                    .ask(
                        "read s3://state/key",
                        needed,
                        () -> wire.aws().s3().getObject(one -> one.bucket("state").key("key"))));

    assertThat(told)
        .hasMessage(
            "read s3://state/key: no permission for s3:GetObject on arn:aws:s3:::state/key");
    assertThat(told.missing()).contains(needed);
  }

  @Test
  void sayThatABucketIsOfAnotherRegion() {
    answer(
        WiredAws.s3Error(
            301,
            "PermanentRedirect",
            "The bucket you are attempting to access must be addressed using the specified"
                + " endpoint"));

    AwsException told =
        failure(
            () ->
                wire.aws()
                    .ask(
                        "list s3://state",
                        () -> wire.aws().s3().listObjectsV2(one -> one.bucket("state"))));

    assertThat(told).hasMessageContaining("asked in eu-west-1");
    assertThat(told.fix()).contains("--region");
  }

  @Test
  void sayThatTheServiceTakesNoMoreOnlyAfterItWasAskedAgain() {
    answer(WiredAws.queryError(400, "Throttling", "Rate exceeded"));

    AwsException told = failure(this::readRole);

    assertThat(told).hasMessageContaining("AWS takes no more requests now (Throttling)");
    wire.server().verify(3, anyRequestedFor(anyUrl()));
  }

  @Test
  void areNotToldWhereTheSecondAnswerIsGood() {
    wire.server()
        .stubFor(
            any(anyUrl())
                .inScenario("busy")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(WiredAws.queryError(400, "Throttling", "Rate exceeded"))
                .willSetStateTo("free"));
    wire.server()
        .stubFor(
            any(anyUrl())
                .inScenario("busy")
                .whenScenarioStateIs("free")
                .willReturn(
                    okXml(
                        """
                        <GetCallerIdentityResponse><GetCallerIdentityResult>
                        <Account>111122223333</Account><Arn>arn:aws:iam::111122223333:user/me</Arn>
                        </GetCallerIdentityResult></GetCallerIdentityResponse>
                        """)));

    assertThat(CallerIdentity.of(wire.aws()))
        .isEqualTo(new CallerIdentity("111122223333", "arn:aws:iam::111122223333:user/me"));
  }

  @Test
  void sayThatTheConnectionBroke() {
    wire.server().stubFor(any(anyUrl()).willReturn(anyFault()));

    AwsException told = failure(this::readRole);

    assertThat(told).hasMessageContaining("read role job: no answer in eu-west-1");
    assertThat(told.fix()).contains("network");
  }

  @Test
  void sayThatNothingAnswers() {
    wire.server().stop();

    AwsException told = failure(this::readRole);

    assertThat(told).hasMessageContaining("nothing answers").hasMessageContaining("refused");
  }

  @Test
  void sayThatThereIsNoSuchHost() {
    AwsAddress.clear();
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
    try (Aws nowhere = Aws.connect(AwsSettings.in(Region.parse("xx-nowhere-1")))) {
      AwsException told = failure(() -> CallerIdentity.of(nowhere));

      assertThat(told).hasMessage("ask AWS who calls: no host sts.xx-nowhere-1.amazonaws.com");
      assertThat(told.fix()).contains("check the Region");
    }
  }

  @Test
  void callerOfAnotherAccountIsRefused() {
    answer(
        okXml(
            """
            <GetCallerIdentityResponse><GetCallerIdentityResult>
            <Account>111122223333</Account><Arn>arn:aws:iam::111122223333:user/me</Arn>
            </GetCallerIdentityResult></GetCallerIdentityResponse>
            """));

    AwsException told =
        failure(() -> CallerIdentity.require(wire.aws(), "444455556666", "environment prod"));

    assertThat(told)
        .hasMessage(
            "arn:aws:iam::111122223333:user/me is of account 111122223333; environment prod is of"
                + " account 444455556666");
    assertThat(CallerIdentity.require(wire.aws(), "111122223333", "environment dev").account())
        .isEqualTo("111122223333");
  }

  private void readRole() {
    wire.aws().ask("read role job", () -> wire.aws().iam().getRole(one -> one.roleName("job")));
  }

  private void answer(ResponseDefinitionBuilder answer) {
    wire.server().stubFor(any(anyUrl()).willReturn(answer));
  }

  private static ResponseDefinitionBuilder anyFault() {
    return com.github.tomakehurst.wiremock.client.WireMock.aResponse()
        .withFault(Fault.CONNECTION_RESET_BY_PEER);
  }

  private static AwsException failure(ThrowingCallable call) {
    return catchThrowableOfType(AwsException.class, call);
  }
}
