package io.sluice.deployer.aws.access;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okXml;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.sluice.deployer.aws.WiredAws;
import java.util.List;
import java.util.stream.Collectors;

/** EKS, IAM and STS as they answer about the cluster {@code lake} of account 111122223333. */
public final class PlayedEks {
  /** The caller, whose session STS names. */
  public static final String CALLER = "arn:aws:sts::111122223333:assumed-role/Dev/me";

  private static final String CLUSTER = "/clusters/lake";
  private static final String ENTRY = CLUSTER + "/access-entries/[^/]+";
  private static final String UPDATE = CLUSTER + "/updates/u-1";
  private static final String ENTRY_ARN =
      "arn:aws:iam::111122223333:role/aws-service-role/emr-containers.amazonaws.com/"
          + EmrRole.NAME;

  private final WiredAws wire;

  public PlayedEks(WiredAws wire) {
    this.wire = wire;
  }

  /** A cluster that is there; EMR has no access entry in it. */
  public PlayedEks cluster(String version, String status, String mode) {
    wire.server()
        .stubFor(get(urlPathEqualTo(CLUSTER)).willReturn(json(describe(version, status, mode))));
    wire.server()
        .stubFor(
            get(urlPathMatching(ENTRY))
                .willReturn(
                    WiredAws.jsonError(
                        404,
                        "ResourceNotFoundException",
                        "The specified principalArn could not be found")));
    return this;
  }

  /** No cluster. */
  public PlayedEks noCluster() {
    answer(
        get(urlPathEqualTo(CLUSTER)),
        WiredAws.jsonError(404, "ResourceNotFoundException", "No cluster found for name: lake."));
    return this;
  }

  /** EMR's access entry, for namespaces. */
  public PlayedEks entry(List<String> namespaces) {
    answer(
        get(urlPathMatching(ENTRY)),
        json(
            """
            {"accessEntry": {"clusterName": "lake", "principalArn": "%s", "type": "STANDARD",
             "username": "emr-user", "kubernetesGroups": [], "tags": {},
             "accessEntryArn": "arn:aws:eks:eu-west-1:111122223333:access-entry/lake/x",
             "createdAt": 1700000000.5, "modifiedAt": 1700000000.5}}
            """
                .formatted(ENTRY_ARN)));
    answer(
        get(urlPathMatching(ENTRY + "/access-policies")),
        json(
            """
            {"clusterName": "lake", "principalArn": "%s", "associatedAccessPolicies": [
             {"policyArn": "arn:aws:eks::aws:cluster-access-policy/AmazonEMRJobPolicy",
              "accessScope": {"type": "namespace", "namespaces": [%s]},
              "associatedAt": 1700000000.5, "modifiedAt": 1700000000.5}]}
            """
                .formatted(
                    ENTRY_ARN,
                    namespaces.stream()
                        .map(one -> '"' + one + '"')
                        .collect(Collectors.joining(",")))));
    return this;
  }

  /** STS knows the caller, and IAM the role of the session. */
  public PlayedEks caller() {
    answer(
        post("/").withRequestBody(containing("Action=GetCallerIdentity")),
        okXml(
            """
            <GetCallerIdentityResponse><GetCallerIdentityResult>
            <Account>111122223333</Account><Arn>%s</Arn>
            </GetCallerIdentityResult></GetCallerIdentityResponse>
            """
                .formatted(CALLER)));
    answer(
        post("/").withRequestBody(containing("Action=GetRole")),
        okXml(
            """
            <GetRoleResponse><GetRoleResult><Role>
            <Arn>arn:aws:iam::111122223333:role/people/Dev</Arn><RoleName>Dev</RoleName>
            <Path>/people/</Path><RoleId>AROAEXAMPLE</RoleId>
            <CreateDate>2026-01-01T00:00:00Z</CreateDate>
            </Role></GetRoleResult></GetRoleResponse>
            """));
    return this;
  }

  /** IAM simulates: what is named is denied, the rest allowed. */
  public PlayedEks denying(String... actions) {
    simulate(List.of("eks:CreateAccessEntry"), List.of(actions));
    simulate(
        List.of(
            "eks:DescribeAccessEntry",
            "eks:DeleteAccessEntry",
            "eks:ListAssociatedAccessPolicies",
            "eks:AssociateAccessPolicy",
            "eks:DisassociateAccessPolicy"),
        List.of(actions));
    return this;
  }

  /** IAM refuses to simulate. */
  public PlayedEks refusingToSimulate() {
    answer(
        post("/").withRequestBody(containing("Action=SimulatePrincipalPolicy")),
        WiredAws.queryError(
            403,
            "AccessDenied",
            "User: "
                + CALLER
                + " is not authorized to perform: iam:SimulatePrincipalPolicy on resource:"
                + " arn:aws:iam::111122223333:role/people/Dev because no identity-based policy"
                + " allows the iam:SimulatePrincipalPolicy action"));
    return this;
  }

  /** EKS takes a change of its configuration, which goes through these states. */
  public PlayedEks updating(String... states) {
    answer(post(urlPathEqualTo(CLUSTER + "/update-config")), json(update("InProgress")));
    String state = Scenario.STARTED;
    for (int i = 0; i < states.length; i++) {
      String next = i == states.length - 1 ? state : "asked " + i;
      wire.server()
          .stubFor(
              get(urlPathEqualTo(UPDATE))
                  .inScenario("update")
                  .whenScenarioStateIs(state)
                  .willReturn(json(update(states[i])))
                  .willSetStateTo(next));
      state = next;
    }
    return this;
  }

  /** EKS refuses a change of its configuration. */
  public PlayedEks refusing(int status, String code, String message) {
    answer(
        post(urlPathEqualTo(CLUSTER + "/update-config")),
        WiredAws.jsonError(status, code, message));
    return this;
  }

  /** The AWS that it plays. */
  WiredAws wire() {
    return wire;
  }

  private void simulate(List<String> actions, List<String> denied) {
    String results =
        actions.stream()
            .map(
                action ->
                    "<member><EvalActionName>%s</EvalActionName><EvalDecision>%s</EvalDecision></member>"
                        .formatted(action, denied.contains(action) ? "implicitDeny" : "allowed"))
            .collect(Collectors.joining());
    answer(
        post("/")
            .withRequestBody(containing("Action=SimulatePrincipalPolicy"))
            .withRequestBody(containing(actions.get(0).replace(":", "%3A"))),
        okXml(
            """
            <SimulatePrincipalPolicyResponse><SimulatePrincipalPolicyResult>
            <IsTruncated>false</IsTruncated><EvaluationResults>%s</EvaluationResults>
            </SimulatePrincipalPolicyResult></SimulatePrincipalPolicyResponse>
            """
                .formatted(results)));
  }

  private void answer(MappingBuilder request, ResponseDefinitionBuilder answer) {
    wire.server().stubFor(request.willReturn(answer));
  }

  private static ResponseDefinitionBuilder json(String body) {
    return aResponse().withHeader("Content-Type", "application/json").withBody(body);
  }

  private static String describe(String version, String status, String mode) {
    return """
        {"cluster": {"name": "lake", "arn": "arn:aws:eks:eu-west-1:111122223333:cluster/lake",
         "createdAt": 1700000000.5, "version": "%s", "status": "%s"%s}}
        """
        .formatted(
            version,
            status,
            mode.isEmpty() ? "" : ", \"accessConfig\": {\"authenticationMode\": \"" + mode + "\"}");
  }

  private static String update(String status) {
    String errors =
        status.equals("Failed")
            ? "{\"errorCode\": \"AccessDenied\", \"errorMessage\": \"not now\", \"resourceIds\": []}"
            : "";
    return """
        {"update": {"id": "u-1", "status": "%s", "type": "AccessConfigUpdate", "params": [],
         "createdAt": 1700000000.5, "errors": [%s]}}
        """
        .formatted(status, errors);
  }
}
