package io.sluice.deployer.cluster.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.sluice.deployer.cluster.live.Tree;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlinkOptionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "flinkConfiguration: {high-availability.type: kubernetes}|true|true",
        "flinkConfiguration: {high-availability: KUBERNETES}|true|true",
        "flinkConfiguration: {high-availability: org.apache.flink.kubernetes.highavailability.KubernetesHaServicesFactory}|true|true",
        "flinkConfiguration: {high-availability.type: zookeeper}|true|false",
        "flinkConfiguration: {high-availability.type: NONE}|false|false",
        "jobManager: {highAvailabilityEnabled: true}|true|true",
        "jobManager: {highAvailabilityEnabled: false}|false|false",
        "image: a|false|false",
      })
  void knowsHighAvailabilityInEverySpelling(String spec, boolean any, boolean ofKubernetes) {
    assertThat(options(spec).hasHighAvailability()).isEqualTo(any);
    assertThat(options(spec).hasKubernetesHighAvailability()).isEqualTo(ofKubernetes);
  }

  @Test
  void hasTheOperatorsDefaults() {
    FlinkOptions options = options("image: a");

    assertThat(options.scalesInPlace()).isTrue();
    assertThat(options.fallsBackToLastState()).isTrue();
    assertThat(options.rollsBack()).isFalse();
    assertThat(options.hasAutoscaler()).isFalse();
    assertThat(options.upgradeMode()).isEqualTo("stateless");
    assertThat(options.isSuspended()).isFalse();
    assertThat(options.hasJob()).isFalse();
    assertThat(options.flinkVersion()).isNull();
  }

  @Test
  void anUnknownFlinkVersionIsNone() {
    assertThat(options("flinkVersion: v9_9").flinkVersion()).isNull();
  }

  @Test
  void readsOverridesOfParallelism() {
    assertThat(
            options("flinkConfiguration: {pipeline.jobvertex-parallelism-overrides: 'a:1, b:2, c'}")
                .parallelismOverrides())
        .containsExactly(Map.entry("a", "1"), Map.entry("b", "2"));
    assertThat(options("image: a").parallelismOverrides()).isEmpty();
  }

  private static FlinkOptions options(String spec) {
    return new FlinkOptions(new Tree(Serialization.unmarshal("---\n" + spec, Map.class)));
  }
}
