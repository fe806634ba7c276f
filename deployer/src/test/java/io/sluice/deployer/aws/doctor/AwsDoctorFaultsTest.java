package io.sluice.deployer.aws.doctor;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.head;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.sluice.deployer.aws.Aws;
import io.sluice.deployer.aws.AwsSettings;
import io.sluice.deployer.aws.WiredAws;
import io.sluice.deployer.aws.iam.Place;
import io.sluice.deployer.doctor.Checked;
import io.sluice.deployer.doctor.Verdict;
import io.sluice.deployer.spec.AwsIdentity;
import io.sluice.deployer.spec.RoleArn;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AwsDoctorFaultsTest {
  private static final String BUCKET = "example-state";
  private static final String OBJECT = "/" + BUCKET + "/flink/.sluice-doctor-probe-.*";
  private static final Place STATE = new Place(BUCKET, "flink", Place.Use.STATE, "dir");
  private static final RoleArn ROLE = RoleArn.parse("arn:aws:iam::111122223333:role/job");
  private static final Duration SECONDS = Duration.ofSeconds(30);

  @RegisterExtension final WiredAws wired = new WiredAws();

  @BeforeEach
  void answerWhoCallsAndTakeObjects() {
    stub(
        "Action=GetCallerIdentity",
        xml(
            """
            <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">\
            <GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:user/me</Arn>\
            <Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>"""));
    wired.server().stubFor(head(anyUrl()).willReturn(aResponse()));
    wired.server().stubFor(put(urlPathMatching(OBJECT)).willReturn(aResponse()));
    wired.server().stubFor(get(urlPathMatching(OBJECT)).willReturn(aResponse().withBody("x")));
    wired.server().stubFor(delete(urlPathMatching(OBJECT)).willReturn(aResponse().withStatus(204)));
  }

  @Test
  void credentialsThatExpiredAreOneFailureWithinSeconds() {
    stub(
        "Action=GetCallerIdentity",
        WiredAws.queryError(403, "ExpiredToken", "The security token included is expired"));
    long before = System.nanoTime();

    List<Checked> all =
        examine(Subjects.of(Subjects.deployment(BUCKET), ROLE, AwsIdentity.IRSA, List.of()));

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(SECONDS);
    assertThat(all.get(0).what()).contains("the credentials have expired");
    assertThat(all.get(0).fix()).contains("aws sso login", "--no-aws");
    assertThat(all.subList(1, all.size()))
        .hasSize(12)
        .allMatch(line -> line.verdict() == Verdict.SKIPPED)
        .allMatch(line -> line.what().startsWith("not looked at because of "));
    assertThat(wired.server().getAllServeEvents()).hasSize(1);
  }

  @Test
  void anS3ThatDoesNotAnswerIsOneFailureWithinSeconds() {
    long before = System.nanoTime();

    List<Checked> all;
    try (Aws aws = own("http://127.0.0.1:1")) {
      all = AwsDoctor.examine(new Examined(aws, Subjects.of(STATE)), line -> {});
    }

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(SECONDS);
    assertThat(line(all, "aws-caller").what())
        .isEqualTo("nothing of demo needs AWS: it has S3 at http://127.0.0.1:1");
    assertThat(line(all, "s3-endpoint").what())
        .startsWith("S3 at http://127.0.0.1:1 does not answer (")
        .contains("refused");
    assertThat(line(all, "s3-places").what()).isEqualTo("not looked at because of s3-endpoint");
  }

  @Test
  void aBucketOfAnotherRegionIsToldWithItsRegion() {
    wired
        .server()
        .stubFor(
            head(anyUrl())
                .willReturn(
                    aResponse().withStatus(301).withHeader("x-amz-bucket-region", "us-west-2")));
    wired
        .server()
        .stubFor(
            put(anyUrl())
                .willReturn(WiredAws.s3Error(301, "PermanentRedirect", "use another endpoint")));

    List<Checked> all = examine(Subjects.of(STATE));

    assertThat(line(all, "s3-buckets").what())
        .isEqualTo("bucket example-state is in us-west-2, and the pods ask in eu-west-1");
    assertThat(line(all, "s3-places").what())
        .isEqualTo("s3://example-state/flink (dir): not looked at because of s3-buckets");
  }

  @Test
  void aBucketThatOneMayNotLookAtIsAWarningWithThePermission() {
    wired.server().stubFor(head(anyUrl()).willReturn(aResponse().withStatus(403)));

    Checked line = line(examine(Subjects.of(STATE)), "s3-buckets");

    assertThat(line.verdict()).isEqualTo(Verdict.WARN);
    assertThat(line.fix()).startsWith("have s3:ListBucket on arn:aws:s3:::example-state allowed");
  }

  @Test
  void whatTheCallerMayNotWriteIsAWarningSinceThePodsAreSomebodyElse() {
    wired
        .server()
        .stubFor(
            put(urlPathMatching(OBJECT))
                .willReturn(WiredAws.s3Error(403, "AccessDenied", "Access Denied")));

    Checked line = line(examine(Subjects.of(STATE)), "s3-places");

    assertThat(line.verdict()).isEqualTo(Verdict.WARN);
    assertThat(line.what()).contains("no permission for s3:PutObject on arn:aws:s3:::" + BUCKET);
    wired.server().verify(0, deleteRequestedFor(urlPathMatching(OBJECT)));
  }

  @Test
  void whatWasWrittenIsRemovedWhereItCannotBeRead() {
    wired
        .server()
        .stubFor(
            get(urlPathMatching(OBJECT))
                .willReturn(WiredAws.s3Error(403, "AccessDenied", "Access Denied")));

    Checked line = line(examine(Subjects.of(STATE)), "s3-places");

    assertThat(line.what()).contains("no permission for s3:GetObject");
    wired.server().verify(1, deleteRequestedFor(urlPathMatching(OBJECT)));
  }

  @Test
  void whatCannotBeRemovedIsTold() {
    wired
        .server()
        .stubFor(
            delete(urlPathMatching(OBJECT))
                .willReturn(WiredAws.s3Error(403, "AccessDenied", "Access Denied")));

    Checked line = line(examine(Subjects.of(STATE)), "s3-places");

    assertThat(line.what())
        .contains("no permission for s3:DeleteObject")
        .endsWith("it stays there");
    assertThat(line.fix()).contains("aws s3 rm s3://example-state/flink/.sluice-doctor-probe-");
  }

  @Test
  void aWriteThatWasNotAnsweredIsTakenBack() {
    wired
        .server()
        .stubFor(
            put(urlPathMatching(OBJECT))
                .willReturn(WiredAws.s3Error(503, "SlowDown", "Reduce your request rate")));

    Checked line = line(examine(Subjects.of(STATE)), "s3-places");

    assertThat(line.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(line.what()).contains("AWS takes no more requests now (SlowDown)");
    wired.server().verify(1, deleteRequestedFor(urlPathMatching(OBJECT)));
  }

  @Test
  void aKeyThatTheCallerMayNotUseIsNamedWithThePermission() {
    String key = "arn:aws:kms:eu-west-1:111122223333:key/1234";
    wired
        .server()
        .stubFor(
            put(urlPathMatching(OBJECT))
                .willReturn(
                    WiredAws.s3Error(
                        403,
                        "AccessDenied",
                        "User: arn:aws:iam::111122223333:user/me is not authorized to perform:"
                            + " kms:GenerateDataKey on resource: "
                            + key
                            + " because no identity-based policy allows the kms:GenerateDataKey"
                            + " action")));

    List<Checked> all = examine(Subjects.of(STATE));

    assertThat(line(all, "s3-places").what()).endsWith("did not serve; see kms-keys");
    assertThat(line(all, "kms-keys").verdict()).isEqualTo(Verdict.WARN);
    assertThat(line(all, "kms-keys").what())
        .endsWith("no permission for kms:GenerateDataKey on " + key);
  }

  @Test
  void aKeyThatIsDisabledIsAFailure() {
    wired
        .server()
        .stubFor(
            put(urlPathMatching(OBJECT))
                .willReturn(WiredAws.s3Error(400, "KMS.DisabledException", "it is disabled")));

    Checked line = line(examine(Subjects.of(STATE)), "kms-keys");

    assertThat(line.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(line.what()).endsWith("KMS.DisabledException: it is disabled");
  }

  @Test
  void aKeyThatServesIsNamed() {
    wired
        .server()
        .stubFor(
            put(urlPathMatching(OBJECT))
                .willReturn(
                    aResponse()
                        .withHeader("x-amz-server-side-encryption-aws-kms-key-id", "arn:key/1")));

    assertThat(line(examine(Subjects.of(STATE)), "kms-keys").what())
        .isEqualTo("bucket example-state: you may use its key arn:key/1");
  }

  @Test
  void keysOfAnotherServerAreAWarning() {
    wired
        .server()
        .stubFor(
            put(anyUrl())
                .willReturn(WiredAws.s3Error(403, "InvalidAccessKeyId", "no such key here")));

    List<Checked> all;
    try (Aws aws = own(wired.address())) {
      all = AwsDoctor.examine(new Examined(aws, Subjects.of(STATE)), line -> {});
    }

    assertThat(line(all, "s3-places").verdict()).isEqualTo(Verdict.WARN);
    assertThat(line(all, "s3-places").fix()).startsWith("give keys of that server");
    assertThat(all).noneMatch(line -> line.verdict() == Verdict.FAIL);
  }

  @Test
  void whatIamSimulatesGoesBeforeTheDocuments() {
    aRole();
    stub("Action=SimulatePrincipalPolicy", simulated("allowed"));

    Checked line = line(examine(withRole()), "role-policy");

    assertThat(line.what()).isEqualTo("role job permits what demo needs (as IAM simulates it)");
  }

  @Test
  void whatIamSimulatesToBeForbiddenIsAFailure() {
    aRole();
    stub("Action=SimulatePrincipalPolicy", simulated("explicitDeny"));

    Checked line = line(examine(withRole()), "role-policy");

    assertThat(line.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(line.what())
        .startsWith("role job is forbidden logs:CreateLogGroup on arn:aws:logs:");
  }

  @Test
  void whoMayNotSimulateIsToldSoAndTheDocumentsAreCompared() {
    aRole();
    stub(
        "Action=SimulatePrincipalPolicy",
        WiredAws.queryError(
            403,
            "AccessDenied",
            "User: x is not authorized to perform: iam:SimulatePrincipalPolicy on resource: y"));

    assertThat(line(examine(withRole()), "role-policy").what())
        .startsWith("role job does not permit logs:CreateLogGroup");
  }

  @Test
  void aRoleThatOneMayNotReadIsAWarningAndWhatBuildsOnItIsSkipped() {
    stub(
        "Action=GetRole",
        WiredAws.queryError(
            403,
            "AccessDenied",
            "User: x is not authorized to perform: iam:GetRole on resource: role job"));

    List<Checked> all = examine(withRole());

    assertThat(line(all, "role").verdict()).isEqualTo(Verdict.WARN);
    assertThat(line(all, "role").fix()).contains("iam:GetRole");
    assertThat(line(all, "role-policy").what()).isEqualTo("not looked at because of role");
  }

  @Test
  void aBucketWhoseKeyOneMayNotAskForIsAWarningBesideWhatIsMissing() {
    aRole();
    wired
        .server()
        .stubFor(
            get(urlPathMatching("/example-state/?"))
                .willReturn(WiredAws.s3Error(403, "AccessDenied", "Access Denied")));
    Subject.Access access =
        new Subject.Access(
            ROLE,
            Subjects.needs(Subjects.deployment(BUCKET), ROLE),
            AwsIdentity.IRSA,
            null,
            null,
            "mend");

    assertThat(examine(Subjects.without(access, null)))
        .filteredOn(line -> line.check().equals("role-policy"))
        .filteredOn(line -> line.verdict() == Verdict.WARN)
        .singleElement()
        .satisfies(
            line ->
                assertThat(line.what())
                    .startsWith("whether bucket example-state needs a key permitted is not known")
                    .contains("s3:GetEncryptionConfiguration"));
  }

  @Test
  void aRoleOfAnotherAccountIsAWarning() {
    RoleArn other = RoleArn.parse("arn:aws:iam::444455556666:role/job");
    Subject subject =
        Subjects.without(
            new Subject.Access(other, null, AwsIdentity.IRSA, null, null, "mend"), null);

    assertThat(line(examine(subject), "role").what())
        .isEqualTo(
            "role " + other + " cannot be looked at from account 111122223333, which is yours");
  }

  @Test
  void podsThatAreNotAssociatedAreAFailure() {
    wired
        .server()
        .stubFor(
            get(urlPathMatching("/clusters/flink"))
                .willReturn(
                    json(
                        """
                        {"cluster": {"name": "flink", "version": "1.30",
                         "identity": {"oidc": {"issuer": "https://issuer.example.com/id/A"}}}}
                        """)));
    wired
        .server()
        .stubFor(
            get(urlPathMatching("/clusters/flink/pod-identity-associations"))
                .willReturn(json("{\"associations\": []}")));
    Subject.Access access =
        new Subject.Access(
            ROLE,
            Subjects.needs(Subjects.deployment(BUCKET), ROLE),
            AwsIdentity.POD_IDENTITY,
            "flink",
            null,
            "sluice iam apply demo");

    List<Checked> all = examine(Subjects.without(access, null));

    assertThat(all)
        .filteredOn(line -> line.check().equals("pod-identity"))
        .hasSize(2)
        .allMatch(line -> line.verdict() == Verdict.FAIL)
        .allMatch(line -> line.fix().equals("associate it: sluice iam apply demo"));
    assertThat(line(all, "oidc-provider").what())
        .isEqualTo("pods come to their role by Pod Identity");
  }

  @Test
  void logGroupsThatOneMayNotListAreAWarning() {
    wired
        .server()
        .stubFor(
            post(anyUrl())
                .withHeader("X-Amz-Target", containing("DescribeLogGroups"))
                .willReturn(
                    WiredAws.jsonError(
                        400,
                        "AccessDeniedException",
                        "User: x is not authorized to perform: logs:DescribeLogGroups on resource:"
                            + " y")));

    Checked line = line(examine(Subjects.without(null, "/flink")), "log-group");

    assertThat(line.verdict()).isEqualTo(Verdict.WARN);
    assertThat(line.what()).contains("no permission for logs:DescribeLogGroups");
  }

  private List<Checked> examine(Subject subject) {
    return AwsDoctor.examine(new Examined(wired.aws(), subject), line -> {});
  }

  private static Aws own(String s3) {
    return Aws.connect(new AwsSettings(WiredAws.REGION, null, URI.create(s3)));
  }

  private static Checked line(List<Checked> all, String check) {
    return all.stream().filter(one -> one.check().equals(check)).findFirst().orElseThrow();
  }

  /** Needs a log group and nothing else. */
  private static Subject withRole() {
    var deployment = Subjects.logging();
    return Subjects.without(
        new Subject.Access(
            ROLE, Subjects.needs(deployment, ROLE), AwsIdentity.IRSA, null, null, "mend"),
        null);
  }

  private void aRole() {
    stub(
        "Action=GetRole",
        xml(
            """
            <GetRoleResponse><GetRoleResult><Role><RoleName>job</RoleName><Path>/</Path>\
            <Arn>arn:aws:iam::111122223333:role/job</Arn><AssumeRolePolicyDocument>%7B%7D\
            </AssumeRolePolicyDocument></Role></GetRoleResult></GetRoleResponse>"""));
    stub(
        "Action=ListRolePolicies",
        xml(
            """
            <ListRolePoliciesResponse><ListRolePoliciesResult><IsTruncated>false</IsTruncated>\
            <PolicyNames/></ListRolePoliciesResult></ListRolePoliciesResponse>"""));
    stub(
        "Action=ListAttachedRolePolicies",
        xml(
            """
            <ListAttachedRolePoliciesResponse><ListAttachedRolePoliciesResult>\
            <IsTruncated>false</IsTruncated><AttachedPolicies/></ListAttachedRolePoliciesResult>\
            </ListAttachedRolePoliciesResponse>"""));
  }

  /** As IAM does for several resources: one result for each action, with one for each resource. */
  private static ResponseDefinitionBuilder simulated(String decision) {
    StringBuilder results = new StringBuilder();
    String arn = "arn:aws:logs:eu-west-1:111122223333:log-group:/flink/demo";
    for (String action : List.of("CreateLogGroup", "CreateLogStream", "PutLogEvents")) {
      results
          .append("<member><EvalActionName>logs:" + action + "</EvalActionName>")
          .append("<EvalResourceName>*</EvalResourceName>")
          .append("<EvalDecision>" + decision + "</EvalDecision><ResourceSpecificResults>");
      for (String resource : List.of(arn, arn + ":sluice-doctor")) {
        results
            .append("<member><EvalResourceName>" + resource + "</EvalResourceName>")
            .append("<EvalResourceDecision>" + decision + "</EvalResourceDecision></member>");
      }
      results.append("</ResourceSpecificResults></member>");
    }
    return xml(
        "<SimulatePrincipalPolicyResponse><SimulatePrincipalPolicyResult><EvaluationResults>"
            + results
            + "</EvaluationResults></SimulatePrincipalPolicyResult>"
            + "</SimulatePrincipalPolicyResponse>");
  }

  private void stub(String action, ResponseDefinitionBuilder answer) {
    wired.server().stubFor(any(anyUrl()).withRequestBody(containing(action)).willReturn(answer));
  }

  private static ResponseDefinitionBuilder xml(String body) {
    return aResponse().withHeader("Content-Type", "text/xml").withBody(body);
  }

  private static ResponseDefinitionBuilder json(String body) {
    return aResponse().withHeader("Content-Type", "application/json").withBody(body);
  }
}
