package io.sluice.deployer.cluster.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationFileTest {
  @Test
  void theOlderFileIsReadLineByLine() {
    assertThat(
            ConfigurationFile.options(
                "flink-conf.yaml",
                """
                # written by the operator
                state.checkpoints.dir: s3p://state/checkpoints
                taskmanager.host: "quoted: value"
                """))
        .isEqualTo(
            Map.of(
                "state.checkpoints.dir",
                "s3p://state/checkpoints",
                "taskmanager.host",
                "quoted: value"));
  }

  @Test
  void theNewerFileMayNestItsKeysOrNot() {
    assertThat(
            ConfigurationFile.options(
                "config.yaml",
                """
                execution:
                  checkpointing:
                    interval: 1min
                    dir: 's3p://state/checkpoints'
                state.savepoints.dir: s3p://state/savepoints
                high-availability:
                  type: kubernetes
                pipeline:
                  jars: [s3p://a.jar, s3p://b.jar]
                  max-parallelism: 720
                """))
        .isEqualTo(
            Map.of(
                "execution.checkpointing.interval", "1min",
                "execution.checkpointing.dir", "s3p://state/checkpoints",
                "state.savepoints.dir", "s3p://state/savepoints",
                "high-availability.type", "kubernetes",
                "pipeline.jars", "s3p://a.jar;s3p://b.jar",
                "pipeline.max-parallelism", "720"));
  }

  @Test
  void whatIsNoYamlIsReadLineByLine() {
    assertThat(
            ConfigurationFile.options(
                "config.yaml", "state.savepoints.dir: s3p://state\nbroken: [\n"))
        .containsEntry("state.savepoints.dir", "s3p://state");
  }

  @Test
  void otherFilesHoldNoOptions() {
    assertThat(ConfigurationFile.options("log4j-console.properties", "a: b")).isEmpty();
    assertThat(ConfigurationFile.options("config.yaml", "")).isEmpty();
  }
}
