package io.sluice.deployer.cluster.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.sluice.deployer.cluster.live.Tree;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our tables and our comparison are those of operator 1.7.0, asked of its own classes. */
class SameAsOperatorTest {
  private static final String SPEC =
      """
      image: example:1
      flinkVersion: v1_19
      serviceAccount: flink
      mode: %s
      flinkConfiguration: {taskmanager.numberOfTaskSlots: "2"}
      logConfiguration: {log4j-console.properties: "rootLogger.level = INFO"}
      podTemplate: {spec: {containers: [{name: flink-main-container, image: "a:1"}]}}
      jobManager: {replicas: 1, resource: {cpu: 0.5, memory: 1024m}}
      taskManager: {replicas: 2, resource: {cpu: 1.0, memory: 1024m}}
      job: {jarURI: "local:///job.jar", parallelism: 2, upgradeMode: savepoint, args: ["a"]}
      """;

  private static Operator operator;

  @BeforeAll
  static void load() {
    operator = new Operator();
  }

  @AfterAll
  static void unload() throws IOException {
    operator.close();
  }

  @Test
  void ignoredFieldsAreThoseOfTheAnnotations() throws Exception {
    assertThat(operator.annotated("JobSpec", "IGNORE").stream().map(field -> "job." + field))
        .containsExactlyInAnyOrderElementsOf(DiffType.IGNORED_FIELDS);
    for (String type : List.of("AbstractFlinkSpec", "FlinkDeploymentSpec", "TaskManagerSpec")) {
      assertThat(operator.annotated(type, "IGNORE")).isEmpty();
    }
  }

  @Test
  void scalingFieldsAreThoseOfTheAnnotations() throws Exception {
    Stream<String> job = operator.annotated("JobSpec", "SCALE").stream().map(one -> "job." + one);
    Stream<String> taskManager =
        operator.annotated("TaskManagerSpec", "SCALE").stream().map(one -> "taskManager." + one);

    assertThat(Stream.concat(job, taskManager))
        .containsExactlyInAnyOrderElementsOf(DiffType.STANDALONE_SCALE_FIELDS);
  }

  @Test
  void optionsAreThoseOfTheAnnotations() throws Exception {
    assertThat(operator.optionPrefixes("IGNORE"))
        .containsExactlyElementsOf(DiffType.IGNORED_OPTIONS);
    assertThat(operator.optionPrefixes("SCALE"))
        .containsExactlyElementsOf(DiffType.NATIVE_SCALE_OPTIONS);
    assertThat(operator.optionPrefixes("UPGRADE")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "native|image: example:1|image: example:1|IGNORE",
        "native|image: example:1|image: example:2|UPGRADE",
        "native|image: example:1|restartNonce: 1|UPGRADE",
        "native|serviceAccount: flink|serviceAccount: other|UPGRADE",
        "native|flinkVersion: v1_19|flinkVersion: v1_18|UPGRADE",
        "native|parallelism: 2|parallelism: 4|UPGRADE",
        "standalone|parallelism: 2|parallelism: 4|SCALE",
        "native|replicas: 2|replicas: 4|UPGRADE",
        "standalone|replicas: 2|replicas: 4|SCALE",
        "standalone|replicas: 2, resource: {cpu: 1.0|replicas: 2, resource: {cpu: 2.0|UPGRADE",
        "standalone|taskManager: {replicas: 2, resource: {cpu: 1.0, memory: 1024m}}|imagePullPolicy: a|UPGRADE",
        "native|upgradeMode: savepoint|upgradeMode: stateless|IGNORE",
        "native|upgradeMode: savepoint|upgradeMode: savepoint, savepointTriggerNonce: 1|IGNORE",
        "native|upgradeMode: savepoint|upgradeMode: savepoint, checkpointTriggerNonce: 1|IGNORE",
        "native|upgradeMode: savepoint|upgradeMode: savepoint, initialSavepointPath: a|IGNORE",
        "native|upgradeMode: savepoint|upgradeMode: savepoint, allowNonRestoredState: true|IGNORE",
        "native|upgradeMode: savepoint|upgradeMode: savepoint, state: running|IGNORE",
        "native|upgradeMode: savepoint|upgradeMode: savepoint, state: suspended|UPGRADE",
        "native|upgradeMode: savepoint|upgradeMode: savepoint, entryClass: A|UPGRADE",
        "native|args: [\"a\"]|args: [\"b\"]|UPGRADE",
        "native|taskmanager.numberOfTaskSlots: \"2\"|taskmanager.numberOfTaskSlots: \"4\"|UPGRADE",
        "native|taskmanager.numberOfTaskSlots: \"2\"||UPGRADE",
        "native|numberOfTaskSlots: \"2\"|numberOfTaskSlots: \"2\", job.autoscaler.enabled: \"true\"|IGNORE",
        "native|numberOfTaskSlots: \"2\"|numberOfTaskSlots: \"2\", parallelism.default: \"3\"|IGNORE",
        "native|numberOfTaskSlots: \"2\"|numberOfTaskSlots: \"2\", kubernetes.operator.a: \"b\"|IGNORE",
        "native|numberOfTaskSlots: \"2\"|numberOfTaskSlots: \"2\", kubernetes.a: \"b\"|UPGRADE",
        "native|numberOfTaskSlots: \"2\"|numberOfTaskSlots: \"2\", pipeline.jobvertex-parallelism-overrides: \"a:1\"|SCALE",
        "standalone|numberOfTaskSlots: \"2\"|numberOfTaskSlots: \"2\", pipeline.jobvertex-parallelism-overrides: \"a:1\"|UPGRADE",
        "native|image: \"a:1\"|image: \"a:2\"|UPGRADE",
        "native|cpu: 1.0|cpu: 1|IGNORE",
        "native|replicas: 1, resource|resource|IGNORE",
        "native|replicas: 1, resource|replicas: 2, resource|UPGRADE",
        "native|level = INFO|level = WARN|UPGRADE",
        "native|mode: native|imagePullPolicy: Always|UPGRADE",
      })
  void takesADifferenceAsTheOperatorDoes(String mode, String part, String other, String expected)
      throws Exception {
    String before = SPEC.formatted(mode);
    String after = before.replace(part, other == null ? "" : other);

    assertThat(operator.diff("FlinkDeploymentSpec", map(before), map(after)))
        .as("the operator")
        .isEqualTo(expected);
    assertThat(new OperatorDiff(new Tree(map(before)), new Tree(map(after))).strongest())
        .as("Sluice")
        .hasToString(expected);
    assertThat(new OperatorDiff(new Tree(map(after)), new Tree(map(before))).strongest())
        .as("Sluice, backwards")
        .hasToString(operator.diff("FlinkDeploymentSpec", map(after), map(before)));
  }

  @ParameterizedTest
  @CsvSource({
    "deploymentName: other, UPGRADE",
    "restartNonce: 1, UPGRADE",
    "flinkConfiguration: {kubernetes.operator.a: b}, IGNORE",
    "flinkConfiguration: {pipeline.max-parallelism: '1'}, UPGRADE",
  })
  void takesSessionJobsAlike(String more, String expected) throws Exception {
    String before = "{deploymentName: cluster, job: {parallelism: 2}}";
    Map<String, Object> after = map(before);
    after.putAll(map(more));

    assertThat(operator.diff("FlinkSessionJobSpec", map(before), after)).isEqualTo(expected);
    assertThat(new OperatorDiff(new Tree(map(before)), new Tree(after)).strongest())
        .hasToString(expected);
  }

  @Test
  void knowsWhatTheOperatorSetsWhereNothingIsWritten() throws Exception {
    Map<String, Object> bare = map("{job: {parallelism: 2}, jobManager: {resource: {cpu: 1}}}");
    Map<String, Object> written =
        map(
            "{job: {parallelism: 2, state: running, upgradeMode: stateless, args: []},"
                + " jobManager: {replicas: 1, resource: {cpu: 1.0}}}");

    assertThat(operator.diff("FlinkDeploymentSpec", bare, written)).isEqualTo("IGNORE");
    assertThat(new OperatorDiff(new Tree(bare), new Tree(written)).changes()).isEmpty();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(String yaml) {
    return Serialization.unmarshal("---\n" + yaml, Map.class);
  }
}
