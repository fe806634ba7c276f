package io.sluice.deployer.cluster.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.cluster.ApiServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EffectiveConfigurationIT {
  @RegisterExtension final ApiServer server = new ApiServer();

  @Test
  void whatIsDescribedGoesBeforeTheOperatorsDefaults() {
    file(
        "flink-conf.yaml",
        """
        # written by the operator
        state.checkpoints.dir: s3p://defaults/checkpoints
        pipeline.max-parallelism: 720
        taskmanager.host: "quoted: value"
        """);

    EffectiveConfiguration configuration = read(PlayedOperator.APPLICATION);

    assertThat(configuration.complete()).isTrue();
    assertThat(configuration.checkpointDirectory()).contains("s3p://state/checkpoints");
    assertThat(configuration.first("pipeline.max-parallelism")).contains("720");
    assertThat(configuration.first("taskmanager.host")).contains("quoted: value");
    assertThat(configuration.isHighlyAvailable()).isTrue();
  }

  @Test
  void withoutTheFileOnlyTheDescriptionIsKnown() {
    EffectiveConfiguration configuration = read(PlayedOperator.APPLICATION);

    assertThat(configuration.complete()).isFalse();
    assertThat(configuration.savepointDirectory()).contains("s3p://state/savepoints");
  }

  @Test
  void newerNamesOfOptionsGoFirst() {
    file("config.yaml", "execution.checkpointing.savepoint-dir: 's3p://newer/savepoints'\n");

    assertThat(read(PlayedOperator.APPLICATION).savepointDirectory())
        .contains("s3p://newer/savepoints");
  }

  @Test
  void noneIsNoHighAvailability() {
    assertThat(
            read(PlayedOperator.APPLICATION.replace(
                    "high-availability.type: kubernetes", "high-availability.type: NONE"))
                .isHighlyAvailable())
        .isFalse();
  }

  @Test
  void aSessionJobRunsWithTheConfigurationOfItsCluster() {
    file("flink-conf.yaml", "state.savepoints.dir: s3p://cluster/savepoints\n");
    String job =
        """
        apiVersion: flink.apache.org/v1beta1
        kind: FlinkSessionJob
        metadata: {name: one}
        spec:
          deploymentName: example
          flinkConfiguration: {pipeline.max-parallelism: "8"}
          job: {jarURI: https://x/y.jar, parallelism: 1}
        """;

    EffectiveConfiguration configuration = read(job);

    assertThat(configuration.savepointDirectory()).contains("s3p://cluster/savepoints");
    assertThat(configuration.first("pipeline.max-parallelism")).contains("8");
  }

  private EffectiveConfiguration read(String yaml) {
    try (PlayedOperator operator = PlayedOperator.of(server, yaml)) {
      return EffectiveConfiguration.of(server.cluster(), operator.live());
    }
  }

  private void file(String name, String text) {
    server.configMap("flink-config-example", Map.of(name, text));
  }
}
