package io.sluice.deployer.aws.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.deployer.aws.Aws;
import io.sluice.deployer.aws.AwsEmulator;
import io.sluice.deployer.aws.eks.EksCluster;
import io.sluice.deployer.aws.iam.Place;
import io.sluice.deployer.aws.role.PodAccess;
import io.sluice.deployer.aws.role.RoleChanges;
import io.sluice.deployer.aws.role.RolePlanner;
import io.sluice.deployer.doctor.Checked;
import io.sluice.deployer.doctor.Verdict;
import io.sluice.deployer.spec.AwsIdentity;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.RoleArn;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Object;

/** An AWS in which nothing is missing, and one thing broken at a time. */
class AwsDoctorIT {
  private static final String MANIFEST =
      """
      {"schemaVersion": 2, "mediaType": "application/vnd.docker.distribution.manifest.v2+json",
       "config": {"mediaType": "application/vnd.docker.container.image.v1+json", "size": 2,
       "digest": "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"},
       "layers": []}
      """;

  @RegisterExtension final AwsEmulator emulator = new AwsEmulator();

  private String bucket;
  private FlinkDeployment deployment;
  private String issuer;

  @BeforeEach
  void makeAllThatIsNeeded() {
    bucket = AwsEmulator.unique("doctor");
    deployment = Subjects.deployment(bucket);
    aws()
        .s3()
        .createBucket(
            one ->
                one.bucket(bucket)
                    .createBucketConfiguration(
                        in -> in.locationConstraint(AwsEmulator.REGION.id())));
    put("demo.jar");
    put("in/part-1");
    aws()
        .eks()
        .createCluster(
            one ->
                one.name("flink")
                    .roleArn("arn:aws:iam::" + emulator.account() + ":role/eks")
                    .resourcesVpcConfig(vpc -> vpc.subnetIds("subnet-1")));
    issuer = EksCluster.read(aws(), "flink").issuer();
    aws()
        .iam()
        .createOpenIDConnectProvider(
            one ->
                one.url(issuer).clientIDList("sts.amazonaws.com").thumbprintList("0".repeat(40)));
    PodAccess access = PodAccess.irsa(issuer);
    var needs = Subjects.needs(deployment, role());
    new RoleChanges(aws(), needs, access)
        .make(new RolePlanner(aws(), needs, access).plan(), change -> {});
    aws().logs().createLogGroup(one -> one.logGroupName("/flink/demo"));
    aws().ecr().createRepository(one -> one.repositoryName("jobs/demo"));
    aws()
        .ecr()
        .putImage(one -> one.repositoryName("jobs/demo").imageTag("1").imageManifest(MANIFEST));
  }

  @Test
  void findsNothingToMendWhereAllIsThere() {
    List<Checked> all = examine();

    assertThat(all)
        .extracting(Checked::check)
        .containsSubsequence(
            "aws-caller",
            "s3-endpoint",
            "s3-buckets",
            "s3-places",
            "kms-keys",
            "eks-cluster",
            "oidc-provider",
            "pod-identity",
            "role",
            "role-trust",
            "role-policy",
            "log-group",
            "image");
    assertThat(all)
        .allMatch(line -> line.verdict() == Verdict.OK || line.check().equals("pod-identity"));
    assertThat(line(all, "role-policy").what())
        .isEqualTo("role job permits what demo needs (by its policies)");
    assertThat(line(all, "aws-caller").what())
        .contains("of account " + emulator.account() + ", in eu-west-1");
  }

  @Test
  void leavesNothingInTheBucket() {
    examine();

    assertThat(aws().s3().listObjectsV2(all -> all.bucket(bucket)).contents())
        .extracting(S3Object::key)
        .containsExactlyInAnyOrder("demo.jar", "in/part-1");
  }

  @Test
  void tellsAJarThatIsNotThere() {
    aws().s3().deleteObject(one -> one.bucket(bucket).key("demo.jar"));

    assertThat(broken(examine()))
        .containsExactly("s3://" + bucket + "/demo.jar (job.jarURI): nothing is there");
  }

  @Test
  void warnsOfInputThatIsNotThereYet() {
    aws().s3().deleteObject(one -> one.bucket(bucket).key("in/part-1"));

    assertThat(examine())
        .filteredOn(line -> line.verdict() == Verdict.WARN)
        .extracting(Checked::what)
        .containsExactly("s3://" + bucket + "/in (job.args --input): nothing is there yet");
  }

  @Test
  void tellsABucketThatIsNotThereOnceAndStillTriesTheOthers() {
    Place there = new Place(bucket, "x", Place.Use.STATE, "a");
    Place missing = new Place(AwsEmulator.unique("none"), "x", Place.Use.STATE, "b");

    List<Checked> all = examine(Subjects.of(missing, there));

    assertThat(broken(all))
        .containsExactly("bucket " + missing.bucket() + " is missing in Amazon S3 in eu-west-1");
    assertThat(all)
        .filteredOn(line -> line.check().equals("s3-places"))
        .extracting(Checked::what)
        .containsExactly(
            missing + " (b): not looked at because of s3-buckets",
            there + " (a): you may write, read and delete there");
  }

  @Test
  void tellsARoleThatIsNotThereAndSkipsWhatBuildsOnIt() {
    RoleArn other = RoleArn.parse("arn:aws:iam::" + emulator.account() + ":role/other");

    List<Checked> all = examine(Subjects.of(deployment, other, AwsIdentity.IRSA, List.of()));

    assertThat(broken(all)).containsExactly("there is no role " + other);
    assertThat(line(all, "role").fix()).isEqualTo("make it: sluice iam apply demo");
    assertThat(line(all, "role-trust").what()).isEqualTo("not looked at because of role");
    assertThat(line(all, "role-policy").what()).isEqualTo("not looked at because of role");
  }

  @Test
  void tellsARoleThatTrustsSomebodyElse() {
    aws()
        .iam()
        .updateAssumeRolePolicy(
            one ->
                one.roleName("job")
                    .policyDocument(
                        """
                        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                         "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
                        """));

    List<Checked> all = examine();

    assertThat(broken(all)).hasSize(1);
    assertThat(line(all, "role-trust").what())
        .contains("role job does not trust emr-containers-sa-flink-jobmanager-")
        .endsWith("in flink of " + issuer);
  }

  @Test
  void namesWhatTheRoleDoesNotPermit() {
    aws()
        .iam()
        .putRolePolicy(
            one ->
                one.roleName("job")
                    .policyName("sluice.flink.demo")
                    .policyDocument(
                        """
                        {"Version": "2012-10-17", "Statement": [
                          {"Effect": "Allow", "Action": ["s3:Get*", "s3:List*"], "Resource": "*"},
                          {"Effect": "Allow", "Action": "logs:*", "Resource": "*"}]}
                        """));

    List<Checked> all = examine();

    assertThat(broken(all)).hasSize(1);
    assertThat(line(all, "role-policy").what())
        .startsWith("role job does not permit s3:PutObject on arn:aws:s3:::" + bucket)
        .contains("s3:DeleteObject on", "s3:AbortMultipartUpload on")
        .doesNotContain("s3:GetObject");
    assertThat(line(all, "role-policy").fix()).isEqualTo("sluice iam apply demo");
  }

  @Test
  void readsPoliciesThatAreAttached() {
    aws().iam().deleteRolePolicy(one -> one.roleName("job").policyName("sluice.flink.demo"));
    String arn =
        aws()
            .iam()
            .createPolicy(
                one ->
                    one.policyName("everything")
                        .policyDocument(
                            """
                            {"Version": "2012-10-17", "Statement":
                              {"Effect": "Allow", "Action": "*", "Resource": "*"}}
                            """))
            .policy()
            .arn();
    assertThat(broken(examine())).isNotEmpty();

    aws().iam().attachRolePolicy(one -> one.roleName("job").policyArn(arn));

    assertThat(broken(examine())).isEmpty();
  }

  @Test
  void tellsAProviderThatIsNotRegistered() {
    String provider =
        aws().iam().listOpenIDConnectProviders().openIDConnectProviderList().get(0).arn();
    aws().iam().deleteOpenIDConnectProvider(one -> one.openIDConnectProviderArn(provider));

    List<Checked> all = examine();

    assertThat(broken(all))
        .containsExactly(provider + " is not registered in IAM, so that no pod can assume a role");
    assertThat(line(all, "oidc-provider").fix())
        .endsWith("eksctl utils associate-iam-oidc-provider --cluster flink --approve");
  }

  @Test
  void aClusterThatIsNotThereLeavesTrustAndProviderAlone() {
    aws().eks().deleteCluster(one -> one.name("flink"));

    List<Checked> all = examine();

    assertThat(broken(all)).containsExactly("there is no EKS cluster 'flink' in eu-west-1");
    assertThat(line(all, "role-trust").what()).isEqualTo("not looked at because of eks-cluster");
    assertThat(line(all, "role-policy").verdict()).isEqualTo(Verdict.OK);
  }

  @Test
  void aLogGroupThatIsNotThereIsMadeByTheLogAgent() {
    aws().logs().deleteLogGroup(one -> one.logGroupName("/flink/demo"));
    aws().logs().createLogGroup(one -> one.logGroupName("/flink/demo-2"));

    assertThat(line(examine(), "log-group").what())
        .isEqualTo("log group /flink/demo is not there yet; the log agent makes it");
  }

  @Test
  void tellsImagesAndRepositoriesThatAreNotThereAndWhatIsNotChecked() {
    String registry = emulator.account() + ".dkr.ecr.eu-west-1.amazonaws.com/";

    List<Checked> all =
        examine(
            Subjects.without(
                null,
                null,
                registry + "jobs/demo:2",
                registry + "jobs/none:1",
                "public.ecr.aws/emr-on-eks/flink/emr-7.13.0-flink:latest",
                "111122223333.dkr.ecr.eu-west-1.amazonaws.com/x:1"));

    assertThat(all)
        .filteredOn(line -> line.check().equals("image"))
        .extracting(Checked::verdict, Checked::what)
        .containsExactly(
            tuple(Verdict.FAIL, "repository jobs/demo has no image 2"),
            tuple(Verdict.FAIL, "there is no repository jobs/none in ECR in eu-west-1"),
            tuple(
                Verdict.SKIPPED,
                "image public.ecr.aws/emr-on-eks/flink/emr-7.13.0-flink:latest is not checked: its"
                    + " registry is not a private one of ECR"),
            tuple(
                Verdict.SKIPPED,
                "image 111122223333.dkr.ecr.eu-west-1.amazonaws.com/x:1 is not checked: its"
                    + " registry is of account 111122223333"));
  }

  @Test
  void aCallerOfAnotherAccountIsOneFailureAndNothingElseIsLookedAt() {
    RoleArn other = RoleArn.parse("arn:aws:iam::111122223333:role/job");

    List<Checked> all = examine(Subjects.of(deployment, other, AwsIdentity.IRSA, List.of()));

    assertThat(broken(all)).hasSize(1);
    assertThat(line(all, "aws-caller").what()).endsWith("demo is of account 111122223333");
    assertThat(all.subList(1, all.size()))
        .allMatch(line -> line.verdict() == Verdict.SKIPPED)
        .anyMatch(line -> line.what().equals("not looked at because of aws-caller"));
  }

  private List<Checked> examine() {
    String image = emulator.account() + ".dkr.ecr.eu-west-1.amazonaws.com/jobs/demo:1";
    return examine(Subjects.of(deployment, role(), AwsIdentity.IRSA, List.of(image)));
  }

  private List<Checked> examine(Subject subject) {
    return AwsDoctor.examine(new Examined(aws(), subject), line -> {});
  }

  private static List<String> broken(List<Checked> all) {
    return all.stream().filter(line -> line.verdict() == Verdict.FAIL).map(Checked::what).toList();
  }

  private static Checked line(List<Checked> all, String check) {
    return all.stream().filter(one -> one.check().equals(check)).findFirst().orElseThrow();
  }

  private Aws aws() {
    return emulator.aws();
  }

  private RoleArn role() {
    return RoleArn.parse("arn:aws:iam::" + emulator.account() + ":role/job");
  }

  private void put(String key) {
    aws().s3().putObject(one -> one.bucket(bucket).key(key), RequestBody.fromString("x"));
  }
}
