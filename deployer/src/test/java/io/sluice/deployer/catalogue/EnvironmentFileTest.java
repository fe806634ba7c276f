package io.sluice.deployer.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sluice.deployer.spec.FlinkVersion;
import io.sluice.deployer.spec.MemorySize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EnvironmentFileTest {
  private static final String COMPLETE =
      """
      account: "012345678901"
      region: eu-west-1
      namespace: flink
      release: emr-7.13.0-flink-latest
      buckets:
        state: example-state
        artifacts: example-artifacts
        data: example-data
        logs: example-logs
      roles:
        job: arn:aws:iam::012345678901:role/job
        operator: arn:aws:iam::012345678901:role/operator
      """;

  @TempDir Path folder;

  @Test
  void readsAllFieldsAndTakesItsNameFromTheFile() throws IOException {
    Environment environment = read(COMPLETE);

    assertThat(environment.name()).isEqualTo("test");
    assertThat(environment.account()).isEqualTo(new AccountId("012345678901"));
    assertThat(environment.region().id()).isEqualTo("eu-west-1");
    assertThat(environment.buckets().data()).isEqualTo(new Bucket("example-data"));
    assertThat(environment.roles().operator().name()).isEqualTo("operator");
  }

  @Test
  void hasNoOverridesAndIsForEmrWhereNothingIsSaid() throws IOException {
    Environment environment = read(COMPLETE);

    assertThat(environment.target()).isEqualTo("emr");
    assertThat(environment.context()).isNull();
    assertThat(environment.overrides().image()).isNull();
    assertThat(environment.overrides().archiveLogs()).isTrue();
    assertThat(environment.overrides().options()).isEmpty();
  }

  @Test
  void readsWhatIsOtherwiseThere() throws IOException {
    Environment environment =
        read(
            COMPLETE
                + """
                target: apache
                context: arn:aws:eks:eu-west-1:012345678901:cluster/jobs
                image: example.com/jobs:1
                imagePullPolicy: Always
                jobsJar: local:///opt/flink/usrlib/jobs.jar
                flinkVersion: v1_19
                archiveLogs: false
                s3:
                  endpoint: http://s3.example.com:9000
                  credentials: s3-keys
                jobManager:
                  cpu: 0.5
                  memory: 1600m
                options:
                  web.timeout: "60 s"
                """);

    Overrides overrides = environment.overrides();
    assertThat(environment.target()).isEqualTo("apache");
    assertThat(environment.context()).isEqualTo("arn:aws:eks:eu-west-1:012345678901:cluster/jobs");
    assertThat(overrides.image()).isEqualTo("example.com/jobs:1");
    assertThat(overrides.imagePullPolicy()).isEqualTo("Always");
    assertThat(overrides.jobsJar()).hasToString("local:///opt/flink/usrlib/jobs.jar");
    assertThat(overrides.flinkVersion()).isEqualTo(FlinkVersion.V1_19);
    assertThat(overrides.archiveLogs()).isFalse();
    assertThat(overrides.s3Endpoint()).hasToString("http://s3.example.com:9000");
    assertThat(overrides.s3Credentials()).isEqualTo("s3-keys");
    assertThat(overrides.jobManager().cpu()).isEqualTo(0.5);
    assertThat(overrides.jobManager().memory()).isEqualTo(MemorySize.parse("1600m"));
    assertThat(overrides.taskManager().cpu()).isNull();
    assertThat(overrides.options()).containsExactly(Map.entry("web.timeout", "60 s"));
  }

  @Test
  void mayNameTheEksCluster() throws IOException {
    assertThat(read(COMPLETE).eksCluster()).isNull();
    assertThat(read(COMPLETE + "eksCluster: prod_1\n").eksCluster()).isEqualTo("prod_1");
  }

  @Test
  void takesTheNameOfAnEksClusterNotItsArn() {
    assertThatThrownBy(
            () -> read(COMPLETE + "eksCluster: arn:aws:eks:eu-west-1:012345678901:cluster/prod\n"))
        .hasMessageContaining("test.yaml:13: eksCluster: 'arn:aws:eks")
        .hasMessageContaining("is not the name of an EKS cluster");
  }

  static Stream<Arguments> overridesThatAreWrong() {
    return Stream.of(
        arguments("context: ' '\n", "context: ' ' is blank; name one that"),
        arguments("context: 7\n", "context: 7 is a number here; write it in quotes"),
        arguments("context:\n", "context: has no value; give it one, or leave the field out"),
        arguments("flinkVersion: v9\n", "flinkVersion: 'v9'"),
        arguments("archiveLogs: perhaps\n", "archiveLogs: 'perhaps'"),
        arguments("jobManager:\n  cpu: many\n", "jobManager.cpu: 'many'"),
        arguments("taskManager:\n  memory: much\n", "taskManager.memory: 'much'"),
        arguments("taskManager:\n  slots: 2\n", "taskManager.slots: is no field"),
        arguments("options: fast\n", "options: is no block of options"),
        arguments("options:\n  web.timeout: 60\n", "options[web.timeout]: 60 is not text"));
  }

  @ParameterizedTest
  @MethodSource("overridesThatAreWrong")
  void namesAnOverrideThatIsWrong(String wrong, String problem) {
    EnvironmentException refused =
        catchThrowableOfType(EnvironmentException.class, () -> read(COMPLETE + wrong));

    assertThat(refused.problems())
        .singleElement()
        .asString()
        .contains("test.yaml:1")
        .contains(problem);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments("\"012345678901\"", "\"12345\"", ":1: account: '12345' is not an AWS account"),
        arguments("\"012345678901\"", "123456789012", ":1: account: 123456789012 is a number"),
        arguments("eu-west-1", "Ireland", ":2: region: 'Ireland' is not a Region"),
        arguments("flink\n", "Flink_1\n", ":3: namespace: 'Flink_1' is not a Kubernetes"),
        arguments("emr-7.13.0-flink-latest", "v7", ":4: release: 'v7' is not a release label"),
        arguments("example-state", "s3://x", ":6: buckets.state: 's3://x' is not a bucket name"),
        arguments("  state:", "  stat:", ":6: buckets.stat: is no field"),
        arguments("  state:", "  stat:", ":5: buckets.state: is missing"),
        arguments("role/job", "user/job", ":11: roles.job: 'arn:aws:iam::012345678901:user/job'"),
        arguments("901:role/job", "902:role/job", ":11: roles.job: arn:aws:iam::012345678902:role"),
        arguments("eu-west-1", "cn-north-1", ":11: roles.job: arn:aws:iam::012345678901:role/job"),
        arguments("roles:\n", "role:\n", ":10: role: is no field"),
        arguments("flink\n", "flink\nnamespace: other\n", ":4: namespace: the field stands twice"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void namesFileLineFieldAndValue(String right, String wrong, String problem) throws IOException {
    String changed = COMPLETE.replace(right, wrong);

    EnvironmentException refused =
        catchThrowableOfType(EnvironmentException.class, () -> read(changed));

    assertThat(changed).isNotEqualTo(COMPLETE);
    assertThat(refused.problems())
        .anySatisfy(line -> assertThat(line).contains("test.yaml" + problem).contains("; "));
  }

  @Test
  void tellsAllThatIsWrongAtOnce() {
    assertThatThrownBy(() -> read("account: \"1\"\nregion: x\n"))
        .isInstanceOfSatisfying(
            EnvironmentException.class, refused -> assertThat(refused.problems()).hasSize(10));
  }

  @Test
  void refusesAFileThatIsNoBlockOfFields() {
    assertThatThrownBy(() -> read("- a list\n"))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("test.yaml");
  }

  private Environment read(String yaml) throws IOException {
    return EnvironmentFile.read(Files.writeString(folder.resolve("test.yaml"), yaml));
  }
}
