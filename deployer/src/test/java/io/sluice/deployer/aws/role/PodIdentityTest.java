package io.sluice.deployer.aws.role;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okXml;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sluice.deployer.aws.AwsException;
import io.sluice.deployer.aws.WiredAws;
import io.sluice.deployer.aws.eks.Associations;
import io.sluice.deployer.aws.iam.RoleNeeds;
import io.sluice.deployer.aws.iam.ServiceAccounts;
import io.sluice.deployer.spec.RoleArn;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PodIdentityTest {
  private static final RoleArn ROLE = RoleArn.parse("arn:aws:iam::111122223333:role/operator");
  private static final String PATH = "/clusters/prod/pod-identity-associations";

  @RegisterExtension final WiredAws wire = new WiredAws();

  @BeforeEach
  void answerThatThereIsNoRole() {
    wire.server()
        .stubFor(
            post("/")
                .withRequestBody(containing("Action=GetRole"))
                .willReturn(WiredAws.queryError(404, "NoSuchEntity", "no such role")));
  }

  @Test
  void aMissingAssociationIsMadeWithOurTag() {
    stubAssociations("[]");
    wire.server().stubFor(post(PATH).willReturn(okJson("{\"association\": {}}")));
    wire.server()
        .stubFor(
            post("/")
                .withRequestBody(containing("Action=CreateRole"))
                .willReturn(okXml("<CreateRoleResponse/>")));

    RolePlan plan = planner().plan();
    new RoleChanges(wire.aws(), needs(), access()).make(plan, made -> {});

    assertThat(plan.changes())
        .extracting(Change::kind)
        .containsExactly(Change.Kind.CREATE_ROLE, Change.Kind.ASSOCIATE);
    assertThat(plan.changes().get(0).after().json()).contains("pods.eks.amazonaws.com");
    assertThat(plan.notes()).anyMatch(note -> note.contains("eks-pod-identity-agent"));
    wire.server()
        .verify(
            postRequestedFor(urlEqualTo(PATH))
                .withRequestBody(matchingJsonPath("$.namespace", containing("emr")))
                .withRequestBody(
                    matchingJsonPath("$.serviceAccount", containing(ServiceAccounts.OPERATOR)))
                .withRequestBody(matchingJsonPath("$.roleArn", containing(ROLE.toString())))
                .withRequestBody(
                    matchingJsonPath("$.tags['sluice.io/managed-by']", containing("sluice"))));
  }

  @Test
  void anAssociationWithTheRoleIsLeftAsItIs() {
    stubAssociation(ROLE.toString(), "{}");

    assertThat(planner().plan().changes())
        .extracting(Change::kind)
        .containsExactly(Change.Kind.CREATE_ROLE);
  }

  @Test
  void anAssociationWithAnotherRoleIsTold() {
    stubAssociation("arn:aws:iam::111122223333:role/other", "{}");

    AwsException refused = catchThrowableOfType(AwsException.class, () -> planner().plan());

    assertThat(refused)
        .hasMessage(
            "service account emr/emr-containers-sa-flink-operator is associated with"
                + " arn:aws:iam::111122223333:role/other, not with "
                + ROLE);
    assertThat(refused.fix()).contains("--association-id a-1");
  }

  @Test
  void onlyAnAssociationOfOursIsRemoved() {
    stubAssociation(ROLE.toString(), "{\"sluice.io/managed-by\": \"sluice\"}");
    wire.server().stubFor(delete(PATH + "/a-1").willReturn(okJson("{\"association\": {}}")));

    RolePlan plan = removal().plan();
    new RoleChanges(wire.aws(), needs(), access()).make(plan, made -> {});

    assertThat(plan.changes()).extracting(Change::kind).containsExactly(Change.Kind.DISSOCIATE);
    wire.server().verify(deleteRequestedFor(urlEqualTo(PATH + "/a-1")));
  }

  @Test
  void anAssociationOfOthersStays() {
    stubAssociation(ROLE.toString(), "{\"team\": \"x\"}");

    RolePlan plan = removal().plan();

    assertThat(plan.changes()).isEmpty();
    assertThat(plan.notes()).anyMatch(note -> note.contains("is not Sluice's"));
  }

  @Test
  void aMissingPermissionIsNamed() {
    wire.server()
        .stubFor(
            get(urlPathEqualTo(PATH))
                .willReturn(
                    WiredAws.jsonError(
                        403,
                        "AccessDeniedException",
                        "User: arn:aws:iam::111122223333:user/me is not authorized to perform:"
                            + " eks:ListPodIdentityAssociations on resource:"
                            + " arn:aws:eks:eu-west-1:111122223333:cluster/prod")));

    AwsException refused = catchThrowableOfType(AwsException.class, () -> planner().plan());

    assertThat(refused)
        .hasMessageContaining("no permission for eks:ListPodIdentityAssociations on arn:aws:eks");
  }

  private RolePlanner planner() {
    return new RolePlanner(wire.aws(), needs(), access());
  }

  private RemovalPlanner removal() {
    return new RemovalPlanner(wire.aws(), needs(), access());
  }

  private PodAccess access() {
    return PodAccess.podIdentity(new Associations(wire.aws(), "prod"));
  }

  private static RoleNeeds needs() {
    return RoleNeeds.ofOperator(ROLE, "emr", WiredAws.REGION, List.of());
  }

  private void stubAssociations(String summaries) {
    wire.server()
        .stubFor(
            get(urlPathEqualTo(PATH)).willReturn(okJson("{\"associations\": " + summaries + "}")));
  }

  private void stubAssociation(String role, String tags) {
    stubAssociations("[{\"associationId\": \"a-1\", \"clusterName\": \"prod\"}]");
    wire.server()
        .stubFor(
            get(urlPathEqualTo(PATH + "/a-1"))
                .willReturn(
                    okJson(
                        """
                        {"association": {"associationId": "a-1", "namespace": "emr",
                         "serviceAccount": "emr-containers-sa-flink-operator", "roleArn": "%s",
                         "tags": %s}}
                        """
                            .formatted(role, tags))));
  }
}
