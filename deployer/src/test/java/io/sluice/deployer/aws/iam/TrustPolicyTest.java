package io.sluice.deployer.aws.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sluice.deployer.spec.RoleArn;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TrustPolicyTest {
  private static final RoleArn ROLE = RoleArn.parse("arn:aws:iam::111122223333:role/job");
  private static final String ISSUER = "oidc.eks.eu-west-1.amazonaws.com/id/ABCD";
  private static final List<String> ACCOUNTS =
      List.of("emr-containers-sa-flink-jobmanager-1-x", "emr-containers-sa-flink-taskmanager-1-x");

  private static final TrustStatement JOBS =
      TrustStatement.irsa(
          OidcProvider.of(ROLE, "https://" + ISSUER), "FlinkJobs", "flink-dev", ACCOUNTS);

  private static final PolicyDocument FOREIGN =
      PolicyDocument.parse(
          """
          {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRole",\
          "Principal":{"Service":"ec2.amazonaws.com"}}}""");

  @Test
  void trustsExactlyTheServiceAccountsThatTheProviderVouchesFor() {
    assertThat(JOBS.json().toPrettyString())
        .isEqualTo(
            """
            {
              "Sid" : "%s",
              "Effect" : "Allow",
              "Principal" : {
                "Federated" : "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/ABCD"
              },
              "Action" : "sts:AssumeRoleWithWebIdentity",
              "Condition" : {
                "StringEquals" : {
                  "oidc.eks.eu-west-1.amazonaws.com/id/ABCD:aud" : "sts.amazonaws.com",
                  "oidc.eks.eu-west-1.amazonaws.com/id/ABCD:sub" : [ "system:serviceaccount:flink-dev:emr-containers-sa-flink-jobmanager-1-x", "system:serviceaccount:flink-dev:emr-containers-sa-flink-taskmanager-1-x" ]
                }
              }
            }"""
                .formatted(JOBS.sid()));
    assertThat(JOBS.sid()).matches("SluiceFlinkJobsFlinkDev[0-9a-f]{8}");
  }

  @Test
  void trustsPodIdentityForServiceAccountsOfOneNamespace() {
    TrustStatement trust =
        TrustStatement.podIdentity("FlinkOperator", "emr", List.of(ServiceAccounts.OPERATOR));

    assertThat(trust.json().path("Principal").path("Service").asText())
        .isEqualTo("pods.eks.amazonaws.com");
    assertThat(trust.json().path("Action").toString())
        .isEqualTo("[\"sts:AssumeRole\",\"sts:TagSession\"]");
    assertThat(trust.json().path("Condition").toString())
        .isEqualTo(
            "{\"StringEquals\":{\"aws:RequestTag/kubernetes-namespace\":\"emr\","
                + "\"aws:RequestTag/kubernetes-service-account\":"
                + "\"emr-containers-sa-flink-operator\"}}");
  }

  @ParameterizedTest
  @MethodSource("partitions")
  void namesTheProviderInThePartitionOfTheRole(String role, String provider) {
    assertThat(OidcProvider.of(RoleArn.parse(role), ISSUER).arn()).isEqualTo(provider + ISSUER);
  }

  static Stream<Arguments> partitions() {
    return Stream.of("aws", "aws-cn", "aws-us-gov")
        .map(
            partition ->
                arguments(
                    "arn:" + partition + ":iam::111122223333:role/job",
                    "arn:" + partition + ":iam::111122223333:oidc-provider/"));
  }

  @Test
  void isAddedOnceBesideWhatIsThere() {
    PolicyDocument added = TrustPolicy.adding(FOREIGN, JOBS);

    assertThat(added.statements()).hasSize(2).startsWith(FOREIGN.statements().get(0));
    assertThat(TrustPolicy.adding(added, JOBS)).isSameAs(added);
  }

  @Test
  void isAddedForEachNamespaceAndEachCluster() {
    TrustStatement otherNamespace =
        TrustStatement.irsa(OidcProvider.of(ROLE, ISSUER), "FlinkJobs", "flink", ACCOUNTS);
    TrustStatement otherCluster =
        TrustStatement.irsa(
            OidcProvider.of(ROLE, ISSUER + "2"), "FlinkJobs", "flink-dev", ACCOUNTS);

    PolicyDocument all =
        TrustPolicy.adding(
            TrustPolicy.adding(TrustPolicy.adding(FOREIGN, JOBS), otherNamespace), otherCluster);

    assertThat(all.statements()).hasSize(4);
    assertThat(TrustPolicy.removing(all, otherNamespace).statements())
        .hasSize(3)
        .contains(JOBS.json(), otherCluster.json());
  }

  static Stream<Arguments> statementsOfOthers() {
    String aud = "\"%s:aud\":\"sts.amazonaws.com\"".formatted(ISSUER);
    String like = "\"%s:sub\":\"system:serviceaccount:flink-dev:emr-containers-sa-*-*-1-x\"";
    return Stream.of(
        arguments("\"StringLike\":{" + like.formatted(ISSUER) + "}", true),
        arguments(
            "\"StringEquals\":{" + aud + "},\"StringLike\":{" + like.formatted(ISSUER) + "}", true),
        arguments("\"StringLike\":{" + like.formatted("other") + "}", false),
        arguments("\"StringLike\":{" + like.formatted(ISSUER).replace("-dev:", ":") + "}", false),
        arguments("\"StringEquals\":{" + like.formatted(ISSUER) + "}", false),
        arguments("\"StringEquals\":{\"" + ISSUER + ":aud\":\"other\"}", false),
        arguments("\"IpAddress\":{\"aws:SourceIp\":\"192.0.2.0/24\"}", false));
  }

  @ParameterizedTest
  @MethodSource("statementsOfOthers")
  void isNotNeededWhereAnotherStatementGrantsAllOfIt(String condition, boolean granted) {
    PolicyDocument policy =
        PolicyDocument.parse(
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
            "Principal":{"Federated":"arn:aws:iam::111122223333:oidc-provider/%s"},\
            "Action":"sts:AssumeRoleWithWebIdentity","Condition":{%s}}]}"""
                .formatted(ISSUER, condition));

    assertThat(JOBS.isGrantedBy(policy)).isEqualTo(granted);
    assertThat(TrustPolicy.adding(policy, JOBS).equals(policy)).isEqualTo(granted);
  }

  @Test
  void isNotGrantedByADenyOfTheSame() {
    PolicyDocument denied = PolicyDocument.empty().with(JOBS.json().put("Effect", "Deny"));

    assertThat(JOBS.isGrantedBy(denied)).isFalse();
  }

  @Test
  void isTakenOutAlone() {
    PolicyDocument added = TrustPolicy.adding(FOREIGN, JOBS);

    assertThat(TrustPolicy.removing(added, JOBS).statements()).isEqualTo(FOREIGN.statements());
    assertThat(TrustPolicy.removing(FOREIGN, JOBS)).isSameAs(FOREIGN);
  }

  @Test
  void leavesAPolicyThatTrustsNobodyBecauseIamTakesNoEmptyOne() {
    PolicyDocument ours = TrustPolicy.adding(PolicyDocument.empty(), JOBS);

    PolicyDocument nobody = TrustPolicy.removing(ours, JOBS);

    assertThat(TrustPolicy.trustsNobody(nobody)).isTrue();
    assertThat(nobody.statements()).singleElement().asString().contains("\"Deny\"");
    assertThat(TrustPolicy.adding(nobody, JOBS)).isEqualTo(ours);
  }

  @Test
  void tellsWhenItIsLongerThanUsual() {
    PolicyDocument policy = PolicyDocument.empty();
    int statements = 0;
    while (policy.length() <= TrustPolicy.USUALLY_LONGEST) {
      assertThat(TrustPolicy.notes(policy)).isEmpty();
      statements++;
      policy =
          TrustPolicy.adding(
              policy,
              TrustStatement.irsa(
                  OidcProvider.of(ROLE, ISSUER), "FlinkJobs", "n" + statements, ACCOUNTS));
    }

    assertThat(TrustPolicy.notes(policy))
        .singleElement()
        .asString()
        .contains(policy.length() + " characters")
        .contains("Role trust policy length");
  }
}
