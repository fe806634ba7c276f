package io.sluice.deployer.cluster.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.sluice.deployer.cluster.live.Tree;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpecDifferenceTest {
  @Test
  void equalSpecificationsDoNotDiffer() {
    assertThat(of("{job: {parallelism: 2}}", "{job: {parallelism: 2}}").isEmpty()).isTrue();
  }

  @Test
  void nothingIsNothingHoweverItIsWritten() {
    assertThat(of("{}", "{ingress: null, podTemplate: {spec: {}}, job: {args: []}}").isEmpty())
        .isTrue();
  }

  @Test
  void numbersAreComparedByValueAndDefaultsWithWhatIsNotSet() {
    assertThat(
            of(
                    "{taskManager: {resource: {cpu: 1}}}",
                    "{taskManager: {resource: {cpu: 1.0}}, mode: native, jobManager: {replicas: 1}}")
                .fields())
        .extracting(SpecDifference.Field::name)
        .containsExactly("jobManager");
    assertThat(
            of(
                    "{jobManager: {resource: {cpu: 1}}}",
                    "{jobManager: {resource: {cpu: 1}, replicas: 1}}")
                .isEmpty())
        .isTrue();
  }

  @Test
  void requestsAndModesOfTheOperatorAreNoDifference() {
    assertThat(
            of(
                    "{restartNonce: 1, job: {state: running, upgradeMode: savepoint,"
                        + " savepointTriggerNonce: 7, initialSavepointPath: a}}",
                    "{restartNonce: 2, job: {state: suspended, upgradeMode: stateless}}")
                .isEmpty())
        .isTrue();
  }

  @Test
  void aListIsOneField() {
    assertThat(of("{job: {args: [a, b]}}", "{job: {args: [a]}}").fields())
        .singleElement()
        .asString()
        .isEqualTo("spec.job.args: [a, b] -> [a]");
  }

  @Test
  void thePatchSetsWhatWasAndRemovesWhatWasNot() {
    SpecDifference difference =
        of(
            "{image: new, flinkConfiguration: {a.b: '1', c: '2'}}",
            "{image: old, flinkConfiguration: {c: '2'}, serviceAccount: flink}");
    Map<String, Object> options = new HashMap<>();
    options.put("a.b", null);

    assertThat(difference.patch())
        .isEqualTo(
            Map.of("image", "old", "flinkConfiguration", options, "serviceAccount", "flink"));
    assertThat(difference.has("image")).isTrue();
    assertThat(difference.has("flinkVersion")).isFalse();
  }

  private static SpecDifference of(String now, String then) {
    return SpecDifference.of(tree(now), tree(then));
  }

  private static Tree tree(String yaml) {
    return new Tree(Serialization.unmarshal("---\n" + yaml, Map.class));
  }
}
