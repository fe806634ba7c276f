package io.sluice.deployer.aws.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sluice.deployer.aws.AwsEmulator;
import io.sluice.deployer.aws.AwsException;
import io.sluice.deployer.aws.iam.PolicyDocument;
import io.sluice.deployer.aws.iam.RoleNeeds;
import io.sluice.deployer.spec.RoleArn;
import io.sluice.deployer.spec.S3Uri;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

class RolePlannerIT {
  private static final String ISSUER = "https://oidc.eks.eu-west-1.amazonaws.com/id/ABCD";
  private static final String FOREIGN =
      """
      {"Version":"2012-10-17","Statement":[{"Sid":"Mine","Effect":"Allow",\
      "Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

  @RegisterExtension final AwsEmulator emulator = new AwsEmulator();

  private String bucket;
  private Roles roles;

  @BeforeEach
  void makeABucket() {
    bucket = AwsEmulator.unique("artifacts");
    emulator.aws().s3().createBucket(one -> one.bucket(bucket));
    roles = new Roles(emulator.aws());
  }

  @Test
  void aRoleThatIsNotThereIsCreatedWithTrustAndPolicy() {
    RolePlan plan = plan("jobs");

    assertThat(plan.changes())
        .extracting(Change::kind)
        .containsExactly(Change.Kind.CREATE_ROLE, Change.Kind.WRITE_POLICY);
    assertThat(plan.notes()).anyMatch(note -> note.contains("is not registered in IAM"));
    make(plan, "jobs");
    assertThat(plan("jobs").changes()).isEmpty();
    assertThat(live().ours()).isTrue();
    assertThat(live().policy("sluice-operator.jobs")).isEqualTo(needs("jobs").policy(List.of()));
  }

  @Test
  void whatOthersWroteIntoARoleStaysThroughApplyAndRemoval() {
    makeForeignRole();
    RolePlan plan = plan("jobs");

    assertThat(plan.changes())
        .extracting(Change::kind)
        .containsExactly(Change.Kind.CHANGE_TRUST, Change.Kind.WRITE_POLICY);
    assertThat(plan.changes().get(0).before()).isEqualTo(PolicyDocument.parse(FOREIGN));
    make(plan, "jobs");
    assertThat(live().trust().statements())
        .hasSize(2)
        .startsWith(PolicyDocument.parse(FOREIGN).statements().get(0));

    make(removal("jobs"), "jobs");

    assertThat(live().trust()).isEqualTo(PolicyDocument.parse(FOREIGN));
    assertThat(live().inline()).containsOnlyKeys("foreign");
    assertThat(removal("jobs").changes()).isEmpty();
  }

  @Test
  void aRoleThatWasMadeHereIsDeletedWithItsLastUse() {
    make(plan("one"), "one");
    make(plan("two"), "two");

    make(removal("one"), "one");
    assertThat(live().trust().statements()).hasSize(1);
    RolePlan last = removal("two");
    make(last, "two");

    assertThat(last.changes())
        .extracting(Change::kind)
        .containsExactly(Change.Kind.REMOVE_POLICY, Change.Kind.DELETE_ROLE);
    assertThat(roles.find(role())).isEmpty();
    assertThat(removal("two").changes()).isEmpty();
  }

  @Test
  void aRoleOfOthersIsKeptThoughNobodyIsTrustedAnyMore() {
    emulator
        .aws()
        .iam()
        .createRole(
            one ->
                one.roleName(role().name())
                    .assumeRolePolicyDocument(
                        needs("jobs")
                            .trust(access().identity(), ISSUER)
                            .json()
                            .toString()
                            .transform(
                                trust ->
                                    "{\"Version\":\"2012-10-17\",\"Statement\":[" + trust + "]}")));

    make(removal("jobs"), "jobs");

    assertThat(live().trust().statements())
        .singleElement()
        .asString()
        .contains("SluiceNobody", "Deny");
    make(plan("jobs"), "jobs");
    assertThat(live().trust().json()).doesNotContain("SluiceNobody");
  }

  @Test
  void theKeyOfABucketIsAskedFromS3() {
    ServerSideEncryptionRule byKey =
        ServerSideEncryptionRule.builder()
            .applyServerSideEncryptionByDefault(
                by -> by.sseAlgorithm(ServerSideEncryption.AWS_KMS).kmsMasterKeyID("1234-abcd"))
            .build();
    emulator
        .aws()
        .s3()
        .putBucketEncryption(
            one -> one.bucket(bucket).serverSideEncryptionConfiguration(all -> all.rules(byKey)));

    Change written = plan("jobs").changes().get(1);

    assertThat(written.after().json())
        .contains("arn:aws:kms:eu-west-1:" + emulator.account() + ":key/1234-abcd");
  }

  @Test
  void aKeyThatIsPermittedStaysWhereTheBucketCannotBeAskedAbout() {
    make(plan("jobs"), "jobs");
    PolicyDocument withKey =
        live()
            .policy("sluice-operator.jobs")
            .with(
                PolicyDocument.parse(
                        "{\"Statement\":[{\"Sid\":\""
                            + RoleNeeds.sidOfKey(bucket)
                            + "\",\"Effect\":\"Allow\","
                            + "\"Action\":[\"kms:Decrypt\"],\"Resource\":[\"arn:aws:kms:k\"]}]}")
                    .statement(RoleNeeds.sidOfKey(bucket))
                    .orElseThrow());
    roles.put(role(), "sluice-operator.jobs", withKey);

    assertThat(plan("jobs").changes())
        .extracting(Change::kind)
        .containsExactly(Change.Kind.WRITE_POLICY);
    emulator.aws().s3().deleteBucket(one -> one.bucket(bucket));
    RolePlan unknown = plan("jobs");

    assertThat(unknown.changes()).isEmpty();
    assertThat(unknown.notes())
        .anyMatch(note -> note.contains("whether bucket " + bucket + " has a key"));
  }

  @Test
  void aRegisteredProviderNeedsNoNote() {
    emulator
        .aws()
        .iam()
        .createOpenIDConnectProvider(one -> one.url(ISSUER).clientIDList("sts.amazonaws.com"));

    assertThat(plan("jobs").notes()).isEmpty();
  }

  @Test
  void policiesThatIamWouldNotTakeAreRefusedBeforeAnythingIsChanged() {
    makeForeignRole();
    roles.put(
        role(),
        "huge",
        PolicyDocument.parse(
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\","
                + "\"Resource\":["
                + IntStream.range(0, 250)
                    .mapToObj(i -> "\"arn:aws:s3:::some-bucket-" + i + "/some/key/*\"")
                    .collect(Collectors.joining(","))
                + "]}]}"));

    AwsException refused = catchThrowableOfType(AwsException.class, () -> plan("jobs"));

    assertThat(refused)
        .hasMessageContaining("inline policies of role " + role().name())
        .hasMessageContaining("IAM takes 10240");
    assertThat(refused.fix()).contains("executionRoleArn");
  }

  @Test
  void aTrustPolicyThatIamWouldNotTakeIsRefused() {
    String statement =
        "{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::%s:role/%s\"},"
            + "\"Action\":\"sts:AssumeRole\"}";
    emulator
        .aws()
        .iam()
        .createRole(
            one ->
                one.roleName(role().name())
                    .assumeRolePolicyDocument(
                        "{\"Version\":\"2012-10-17\",\"Statement\":["
                            + IntStream.range(0, 40)
                                .mapToObj(i -> statement.formatted(emulator.account(), "r" + i))
                                .collect(Collectors.joining(","))
                            + "]}"));

    AwsException refused = catchThrowableOfType(AwsException.class, () -> plan("jobs"));

    assertThat(refused).hasMessageContaining("IAM takes 4096");
    assertThat(refused.fix()).contains("Pod Identity");
  }

  @Test
  void aRoleOfAnotherPathIsNotTheOneThatIsMeant() {
    makeForeignRole();
    RoleArn other = new RoleArn("aws", emulator.account(), "/teams/", role().name());

    AwsException refused = catchThrowableOfType(AwsException.class, () -> roles.find(other));

    assertThat(refused).hasMessageContaining("is " + role() + ", not " + other);
  }

  @Test
  void theTrustStaysAsLongAsAnotherDeploymentOfTheNamespaceHasAPolicy() {
    makeForeignRole();
    RoleNeeds shared = SharedNeeds.of(role(), "jobs");
    make(new RolePlanner(emulator.aws(), shared, access()).plan(), shared);
    roles.put(role(), "sluice.jobs.other", live().policy("foreign"));

    RolePlan removal = new RemovalPlanner(emulator.aws(), shared, access()).plan();

    assertThat(removal.changes())
        .extracting(Change::kind)
        .containsExactly(Change.Kind.REMOVE_POLICY);
    assertThat(removal.notes()).anyMatch(note -> note.contains("sluice.jobs.other"));
    roles.remove(role(), "sluice.jobs.other");
    assertThat(new RemovalPlanner(emulator.aws(), shared, access()).plan().changes())
        .extracting(Change::kind)
        .containsExactly(Change.Kind.REMOVE_POLICY, Change.Kind.CHANGE_TRUST);
  }

  private void makeForeignRole() {
    emulator
        .aws()
        .iam()
        .createRole(one -> one.roleName(role().name()).assumeRolePolicyDocument(FOREIGN));
    roles.put(
        role(),
        "foreign",
        PolicyDocument.parse(
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                + "\"Action\":\"s3:ListAllMyBuckets\",\"Resource\":\"*\"}]}"));
  }

  private RoleArn role() {
    return new RoleArn("aws", emulator.account(), "/", "flink");
  }

  private LiveRole live() {
    return roles.find(role()).orElseThrow();
  }

  private RoleNeeds needs(String namespace) {
    return RoleNeeds.ofOperator(
        role(),
        namespace,
        AwsEmulator.REGION,
        List.of(S3Uri.parse("s3://" + bucket + "/jobs.jar")));
  }

  private static PodAccess access() {
    return PodAccess.irsa(ISSUER);
  }

  private RolePlan plan(String namespace) {
    return new RolePlanner(emulator.aws(), needs(namespace), access()).plan();
  }

  private RolePlan removal(String namespace) {
    return new RemovalPlanner(emulator.aws(), needs(namespace), access()).plan();
  }

  private void make(RolePlan plan, String namespace) {
    make(plan, needs(namespace));
  }

  private void make(RolePlan plan, RoleNeeds needs) {
    new RoleChanges(emulator.aws(), needs, access()).make(plan, made -> {});
  }
}
