package io.sluice.deployer.aws.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.FlinkResource;
import io.sluice.deployer.spec.FlinkResourceYaml;
import io.sluice.deployer.spec.FlinkSessionJob;
import io.sluice.deployer.spec.Region;
import io.sluice.deployer.spec.RoleArn;
import io.sluice.deployer.spec.S3Uri;
import io.sluice.deployer.yaml.YamlFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RoleNeedsTest {
  private static final RoleArn ROLE = RoleArn.parse("arn:aws:iam::111122223333:role/job");
  private static final Region REGION = Region.parse("eu-west-1");
  private static final RoleNeeds.Pods PODS =
      new RoleNeeds.Pods("FlinkJobs", "flink-dev", ServiceAccounts.of(ROLE), true);

  private static final String COMPLETE =
      """
      apiVersion: flink.apache.org/v1beta1
      kind: FlinkDeployment
      metadata: {name: web-sessions, namespace: flink-dev}
      spec:
        emrReleaseLabel: emr-7.13.0-flink-latest
        executionRoleArn: arn:aws:iam::111122223333:role/job
        flinkConfiguration:
          execution.checkpointing.dir: s3p://state/flink/checkpoints/web-sessions
          execution.checkpointing.savepoint-dir: s3p://state/flink/savepoints/web-sessions
        jobManager:
          storageDir: s3p://state/flink/ha/web-sessions
        job:
          jarURI: s3://artifacts/jobs/jobs.jar
          args: [--input, "s3a://data/access-logs/", --watch, 30s, --output, "s3a://data/out"]
        monitoringConfiguration:
          s3MonitoringConfiguration: {logUri: "s3://logs/web-sessions"}
          cloudWatchMonitoringConfiguration: {logGroupName: /flink/dev}
      """;

  @TempDir Path folder;

  @Test
  void permitExactlyWhatTheDescriptionUses() throws IOException {
    assertThat(needs(COMPLETE).policy(List.of(key("state"))).pretty() + "\n")
        .isEqualTo(resource("web-sessions.json"));
  }

  @Test
  void sayWhyEachIsPermitted() throws IOException {
    assertThat(needs(COMPLETE).statements(List.of(key("state"))))
        .allSatisfy(one -> assertThat(one.because()).isNotBlank())
        .extracting(Statement::sid, Statement::because)
        .contains(
            tuple("Artifact", "the jar or script is fetched from there (job.jarURI)"),
            tuple("Inputs", "the job reads it (job.args --input)"));
  }

  @Test
  void areNothingForADeploymentThatUsesNothing() throws IOException {
    RoleNeeds none =
        needs(
            """
            apiVersion: flink.apache.org/v1beta1
            kind: FlinkDeployment
            metadata: {name: plain}
            spec: {job: {jarURI: "local:///opt/flink/usrlib/job.jar", args: [--n, "3"]}}
            """);

    assertThat(none.policy(List.of()).statements()).isEmpty();
    assertThat(none.notes()).isEmpty();
    assertThat(none.buckets()).isEmpty();
  }

  static Stream<Arguments> places() {
    return Stream.of(
        arguments(
            "flinkConfiguration: {state.checkpoints.dir: 's3p://bkt/c'}", "Checkpoints", "bkt/c"),
        arguments(
            "flinkConfiguration: {state.savepoints.dir: 's3p://bkt/s'}", "Savepoints", "bkt/s"),
        arguments(
            "flinkConfiguration: {high-availability.storageDir: 's3p://bkt/h'}",
            "HighAvailability",
            "bkt/h"),
        arguments(
            "flinkConfiguration: {dstl.dfs.base-path: 's3p://bkt/chl'}", "Changelog", "bkt/chl"),
        arguments(
            "flinkConfiguration: {jobmanager.archive.fs.dir: 's3p://bkt/old'}",
            "JobArchive",
            "bkt/old"),
        arguments("flinkConfiguration: {some.option: 's3a://bkt/x'}", "Inputs", "bkt/x"),
        arguments("job: {args: [--sinkPath, 's3a://bkt/o']}", "Outputs", "bkt/o"),
        arguments("job: {args: ['--output=s3a://bkt/o']}", "Outputs", "bkt/o"),
        arguments("job: {args: ['s3a://bkt/i']}", "Inputs", "bkt/i"),
        arguments("job: {args: [--input, 's3a://bkt/logs/2026-*/x.gz']}", "Inputs", "bkt/logs"),
        arguments(
            "job: {initialSavepointPath: 's3p://bkt/s/savepoint-1'}",
            "StartState",
            "bkt/s/savepoint-1"),
        arguments(
            "job: {initialSavepointPath: 's3p://bkt/c/job/chk-12'}", "StartState", "bkt/c/job"),
        arguments(
            "job: {initialSavepointPath: 's3p://bkt/c/job/chk-12/'}", "StartState", "bkt/c/job"));
  }

  @ParameterizedTest
  @MethodSource("places")
  void nameAPlaceByWhatItIsFor(String spec, String sid, String place) throws IOException {
    assertThat(needs(with(spec)).statements(List.of()))
        .filteredOn(one -> one.sid().equals(sid))
        .singleElement()
        .extracting(Statement::resources)
        .isEqualTo(List.of("arn:aws:s3:::" + place, "arn:aws:s3:::" + place + "/*"));
  }

  @ParameterizedTest
  @CsvSource({"logs/dev", "s3://logs/dev", "s3://logs/dev/"})
  void permitOnlyToPutLogsHoweverTheirPlaceIsWritten(String uri) throws IOException {
    RoleNeeds needs =
        needs(
            with("monitoringConfiguration: {s3MonitoringConfiguration: {logUri: '" + uri + "'}}"));

    assertThat(needs.statements(List.of()))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.actions()).containsExactly("s3:PutObject");
              assertThat(one.resources()).containsExactly("arn:aws:s3:::logs/dev/*");
            });
  }

  @Test
  void listAWholeBucketOnlyWhereAWholeBucketIsUsed() throws IOException {
    Statement names = statement(needs(with("job: {args: [--input, 's3a://data']}")), "NamesData");

    assertThat(names.condition()).isEmpty();
    assertThat(names.resources()).containsExactly("arn:aws:s3:::data");
  }

  @Test
  void listTheFoldersAboveOnlyWhereSomethingIsWritten() throws IOException {
    Statement read =
        statement(needs(with("job: {args: [--input, 's3a://data/a/b']}")), "NamesData");
    Statement written =
        statement(needs(with("job: {args: [--output, 's3a://data/a/b']}")), "NamesData");

    assertThat(read.condition().get("StringLikeIfExists").get("s3:prefix"))
        .containsExactly("a/b", "a/b/*");
    assertThat(written.condition().get("StringLikeIfExists").get("s3:prefix"))
        .containsExactly("a/", "a/b", "a/b/*");
  }

  @Test
  void permitTheKeyOfABucketForReadingWhereItIsOnlyRead() throws IOException {
    Statement key =
        statement(
            needs(with("job: {args: [--input, 's3a://data/a']}")),
            List.of(key("data"), key("elsewhere")),
            "KeyData");

    assertThat(key.actions()).containsExactly("kms:Decrypt");
    assertThat(key.resources()).containsExactly("arn:aws:kms:eu-west-1:111122223333:key/data");
    assertThat(key.condition().get("StringEquals").get("kms:ViaService"))
        .containsExactly("s3.eu-west-1.amazonaws.com");
  }

  @Test
  void nameAnAliasOfAKeyByACondition() throws IOException {
    Statement key =
        statement(
            needs(with("job: {args: [--output, 's3a://data/a']}")),
            List.of(new BucketKey("data", "arn:aws:kms:eu-west-1:111122223333:alias/flink")),
            "KeyData");

    assertThat(key.actions()).containsExactly("kms:Decrypt", "kms:GenerateDataKey");
    assertThat(key.resources()).containsExactly("arn:aws:kms:eu-west-1:111122223333:key/*");
    assertThat(key.condition().get("ForAnyValue:StringEquals").get("kms:ResourceAliases"))
        .containsExactly("alias/flink");
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws-cn:iam::111122223333:role/job, cn-north-1, arn:aws-cn:, s3.cn-north-1.amazonaws.com.cn",
    "arn:aws-us-gov:iam::111122223333:role/job, us-gov-west-1, arn:aws-us-gov:,"
        + " s3.us-gov-west-1.amazonaws.com"
  })
  void areOfThePartitionOfTheRole(String role, String region, String prefix, String service)
      throws IOException {
    RoleNeeds needs =
        RoleNeeds.ofJob(deployment(COMPLETE), RoleArn.parse(role), PODS, Region.parse(region));

    assertThat(needs.statements(List.of(key("state"))))
        .filteredOn(one -> !one.sid().startsWith("Key"))
        .allSatisfy(
            one -> assertThat(one.resources()).allMatch(resource -> resource.startsWith(prefix)));
    assertThat(statement(needs, List.of(key("state")), "KeyState").condition().toString())
        .contains(service);
  }

  @Test
  void tellWhatTheDescriptionLeavesOpen() throws IOException {
    RoleNeeds needs =
        needs(
            with(
                "flinkConfiguration: {aws.glue.enabled: 'true', some.option: 's3a://bkt/x'},"
                    + " job: {args: ['s3a://bkt/i', --input, 's3://Not A Bucket']}"));

    assertThat(needs.notes())
        .hasSize(4)
        .anyMatch(note -> note.startsWith("aws.glue.enabled"))
        .anyMatch(note -> note.startsWith("some.option: s3a://bkt/x is taken"))
        .anyMatch(note -> note.startsWith("job.args: s3a://bkt/i stands without a name"))
        .anyMatch(note -> note.contains("nothing is permitted there"));
  }

  @Test
  void ofASessionJobAreOnlyWhatItsClusterDoesNotNeedForItself() throws IOException {
    FlinkSessionJob job =
        (FlinkSessionJob)
            read(
                """
                apiVersion: flink.apache.org/v1beta1
                kind: FlinkSessionJob
                metadata: {name: counts, namespace: flink-dev}
                spec:
                  deploymentName: cluster
                  job: {jarURI: "s3://artifacts/jobs.jar", args: [--input, "s3a://data/in"]}
                """);
    FlinkDeployment cluster =
        deployment(with("flinkConfiguration: {state.checkpoints.dir: 's3p://state/flink'}"));

    RoleNeeds needs = RoleNeeds.ofSessionJob(job, cluster, ROLE, PODS, REGION);

    assertThat(needs.statements(List.of()))
        .extracting(Statement::sid)
        .containsExactly("Inputs", "NamesData", "BucketRegions");
    assertThat(needs.policyName()).isEqualTo("sluice.flink-dev.counts");
    assertThat(needs.notes())
        .anyMatch(note -> note.contains("sluice iam show one"))
        .anyMatch(note -> note.contains("sluice iam show --operator"));
  }

  @Test
  void ofTheOperatorAreTheJarsOfSessionJobs() {
    RoleNeeds operator =
        RoleNeeds.ofOperator(
            ROLE, "flink-dev", REGION, List.of(S3Uri.parse("s3://artifacts/jobs/jobs.jar")));

    assertThat(operator.statements(List.of()))
        .singleElement()
        .extracting(Statement::resources)
        .isEqualTo(List.of("arn:aws:s3:::artifacts/jobs/jobs.jar"));
    assertThat(operator.pods().serviceAccounts()).containsExactly(ServiceAccounts.OPERATOR);
  }

  @Test
  void ofDeploymentsAndOfTheOperatorAreInPoliciesOfDifferentNames() throws IOException {
    RoleNeeds operator = RoleNeeds.ofOperator(ROLE, "flink-dev", REGION, List.of());

    assertThat(needs(COMPLETE).policyName()).isEqualTo("sluice.flink-dev.web-sessions");
    assertThat(operator.policyName()).doesNotStartWith(RoleNeeds.policyPrefix("flink-dev"));
  }

  private static BucketKey key(String bucket) {
    return new BucketKey(bucket, "arn:aws:kms:eu-west-1:111122223333:key/" + bucket);
  }

  private static Statement statement(RoleNeeds needs, String sid) {
    return statement(needs, List.of(), sid);
  }

  private static Statement statement(RoleNeeds needs, List<BucketKey> keys, String sid) {
    return needs.statements(keys).stream()
        .filter(one -> one.sid().equals(sid))
        .findFirst()
        .orElseThrow();
  }

  private static String with(String spec) {
    return """
        apiVersion: flink.apache.org/v1beta1
        kind: FlinkDeployment
        metadata: {name: one, namespace: flink-dev}
        spec: {%s}
        """
        .formatted(spec);
  }

  private RoleNeeds needs(String yaml) throws IOException {
    return RoleNeeds.ofJob(deployment(yaml), ROLE, PODS, REGION);
  }

  private FlinkDeployment deployment(String yaml) throws IOException {
    return (FlinkDeployment) read(yaml);
  }

  private FlinkResource read(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("deployment.yaml"), yaml);
    return FlinkResourceYaml.readAll(YamlFiles.read(file)).get(0).resource();
  }

  private static String resource(String name) throws IOException {
    try (var in = RoleNeedsTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
