package io.sluice.deployer.aws.access;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okXml;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.sluice.deployer.aws.CallerIdentity;
import io.sluice.deployer.aws.Permission;
import io.sluice.deployer.aws.WiredAws;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CallerPermissionsTest {
  private static final CallerIdentity SESSION =
      new CallerIdentity("111122223333", PlayedEks.CALLER);
  private static final String ENTRY =
      "arn:aws:eks:eu-west-1:111122223333:access-entry/lake/role/111122223333/"
          + "AWSServiceRoleForAmazonEMRContainers/*";

  @RegisterExtension final WiredAws wire = new WiredAws();
  private PlayedEks eks;

  @BeforeEach
  void play() {
    eks = new PlayedEks(wire).caller();
  }

  @Test
  void areSimulatedForTheRoleOfASessionWithItsPath() {
    eks.denying();

    assertThat(check(SESSION)).isEqualTo(new CallerCheck(PlayedEks.CALLER, List.of(), null));
    wire.server()
        .verify(
            2,
            postRequestedFor(urlEqualTo("/"))
                .withRequestBody(
                    containing(
                        "PolicySourceArn=arn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2Fpeople%2FDev"))
                .withRequestBody(containing("ContextKeyName=eks%3AaccessScope"))
                .withRequestBody(containing("ContextKeyValues.member.1=namespace"))
                .withRequestBody(containing("ContextKeyName=eks%3Anamespaces"))
                .withRequestBody(containing("ContextKeyType=stringList"))
                .withRequestBody(containing("ContextKeyValues.member.1=flink")));
  }

  @Test
  void thatAreMissingAreNamed() {
    eks.denying("eks:CreateAccessEntry", "eks:AssociateAccessPolicy");

    assertThat(check(SESSION).denied())
        .containsExactly(
            new Permission(
                "eks:CreateAccessEntry", "arn:aws:eks:eu-west-1:111122223333:cluster/lake"),
            new Permission("eks:AssociateAccessPolicy", ENTRY));
  }

  @Test
  void areNotKnownWhereIamDoesNotSimulate() {
    eks.refusingToSimulate();

    CallerCheck check = check(SESSION);

    assertThat(check.denied()).isEmpty();
    assertThat(check.unknown()).contains("no permission for iam:SimulatePrincipalPolicy");
  }

  @Test
  void ofTheRootUserAreNotSimulated() {
    CallerCheck check = check(new CallerIdentity("111122223333", "arn:aws:iam::111122223333:root"));

    assertThat(check.unknown()).contains("root user");
    wire.server().verify(0, postRequestedFor(urlEqualTo("/")));
  }

  @Test
  void ofAUserNeedNoLookAtARole() {
    eks.denying();

    check(new CallerIdentity("111122223333", "arn:aws:iam::111122223333:user/me"));

    wire.server()
        .verify(0, postRequestedFor(urlEqualTo("/")).withRequestBody(containing("Action=GetRole")));
  }

  @Test
  void areReadToTheLastPage() {
    wire.server()
        .stubFor(
            post("/")
                .withRequestBody(containing("Action=SimulatePrincipalPolicy"))
                .willReturn(page("eks:CreateAccessEntry", "allowed", "<Marker>m</Marker>")));
    wire.server()
        .stubFor(
            post("/")
                .withRequestBody(containing("Marker=m"))
                .willReturn(page("eks:DeleteAccessEntry", "explicitDeny", "")));

    assertThat(check(SESSION).denied())
        .extracting(Permission::action)
        .containsOnly("eks:DeleteAccessEntry");
  }

  private static ResponseDefinitionBuilder page(String action, String decision, String marker) {
    return okXml(
        """
        <SimulatePrincipalPolicyResponse><SimulatePrincipalPolicyResult>
        <IsTruncated>%s</IsTruncated>%s<EvaluationResults><member>
        <EvalActionName>%s</EvalActionName><EvalDecision>%s</EvalDecision>
        </member></EvaluationResults>
        </SimulatePrincipalPolicyResult></SimulatePrincipalPolicyResponse>
        """
            .formatted(!marker.isEmpty(), marker, action, decision));
  }

  private CallerCheck check(CallerIdentity caller) {
    Scope scope =
        new Scope(EmrRole.of(WiredAws.REGION, "111122223333"), WiredAws.REGION, "lake", "flink");
    return new CallerPermissions(wire.aws(), scope).check(caller);
  }
}
