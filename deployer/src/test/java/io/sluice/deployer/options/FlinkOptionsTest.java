package io.sluice.deployer.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlinkOptionsTest {
  private final FlinkOptions flink = FlinkOptions.of("1.20");

  @ParameterizedTest
  @CsvSource({
    "taskmanager.numberOfTaskSlots, int, 1",
    "execution.checkpointing.timeout, duration, 10 min",
    "taskmanager.memory.managed.fraction, float, 0.4",
    "taskmanager.memory.network.min, memory, 64 mb",
    "execution.checkpointing.mode, enum:EXACTLY_ONCE|AT_LEAST_ONCE, EXACTLY_ONCE",
    "jobmanager.scheduler, enum:Ng|Default|Adaptive|AdaptiveBatch, Default",
    "state.backend.type, string, hashmap",
    "rest.port, int, 8081",
    "env.java.opts.all, string, ''",
  })
  void hasTypeAndDefault(String key, String type, String value) {
    assertThat(flink.find(key))
        .hasValueSatisfying(
            option -> {
              assertThat(option.type()).hasToString(type);
              assertThat(option.defaultValue()).contains(value);
            });
  }

  @Test
  void differsFromLineToLine() {
    assertThat(FlinkOptions.of("1.17").find("restart-strategy.exponential-delay.max-backoff"))
        .flatMap(FlinkOption::defaultValue)
        .contains("5 min");
    assertThat(flink.find("restart-strategy.exponential-delay.max-backoff"))
        .flatMap(FlinkOption::defaultValue)
        .contains("1 min");
    assertThat(FlinkOptions.of("1.18").find("execution.checkpointing.dir")).isEmpty();
    assertThat(FlinkOptions.of("1.18").isDeprecated("state.checkpoints.dir")).isFalse();
    assertThat(flink.isDeprecated("state.checkpoints.dir")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "state.checkpoints.dir, execution.checkpointing.dir",
    "state.savepoints.dir, execution.checkpointing.savepoint-dir",
    "state.backend, state.backend.type",
    "restart-strategy, restart-strategy.type",
    "high-availability, high-availability.type",
    "state.backend.incremental, execution.checkpointing.incremental",
    "state.backend.changelog.enabled, state.changelog.enabled",
    "taskmanager.memory.size, taskmanager.memory.managed.size",
    "env.java.opts, env.java.opts.all",
  })
  void readsAnOldKeyAndNamesItsSuccessor(String old, String current) {
    assertThat(flink.isKnown(old)).isTrue();
    assertThat(flink.isDeprecated(old)).isTrue();
    assertThat(flink.replacement(old)).containsExactly(current);
    assertThat(flink.find(old)).isPresent();
    assertThat(flink.isDeprecated(current)).isFalse();
    assertThat(flink.replacement(current)).isEmpty();
  }

  @Test
  void namesBothSuccessorsOfAnOptionThatWasSplit() {
    assertThat(flink.replacement("state.backend.local-recovery"))
        .containsExactlyInAnyOrder(
            "execution.checkpointing.local-backup.enabled", "execution.state-recovery.from-local");
  }

  @ParameterizedTest
  @CsvSource({
    "metrics.reporter.prom.factory.class, metrics.reporter.<name>.factory.class",
    "metrics.reporter.prom.port, metrics.reporter.<name>.<parameter>",
    "metrics.reporter.prom.some.other, metrics.reporter.<name>.<parameter>",
    "security.delegation.token.provider.s3.enabled, security.delegation.token.provider.<serviceName>.enabled",
    "kubernetes.jobmanager.labels.team, kubernetes.jobmanager.labels.<entry>",
    "pipeline.global-job-parameters.a.b, pipeline.global-job-parameters.<entry>",
  })
  void findsKeysWithANameFilledIn(String key, String template) {
    assertThat(flink.find(key)).map(FlinkOption::key).contains(template);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3.access-key",
        "s3.entropy.key",
        "fs.s3a.endpoint.region",
        "presto.s3.endpoint",
        "containerized.master.env.AWS_REGION",
        "containerized.taskmanager.env.AWS_REGION",
        "kubernetes.operator.periodic.savepoint.interval",
        "job.autoscaler.enabled",
        "python.fn-execution.bundle.size",
        "table.exec.hive.infer-source-parallelism",
        "env.java.home",
      })
  void leavesOpenFamiliesAlone(String key) {
    assertThat(flink.isKnown(key)).isTrue();
    assertThat(flink.isOpen(key)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "execution.checkpoint.interval",
        "metrics.reporter",
        "state.checkpoint.dir",
        "job.autoscaler",
        "s3",
        "env.java.homes",
      })
  void doesNotKnowWhatFlinkWouldIgnore(String key) {
    assertThat(flink.isKnown(key)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "execution.checkpoint.interval, execution.checkpointing.interval",
    "execution.checkpointing.interval\", execution.checkpointing.interval",
    "execution_checkpointing_interval, execution.checkpointing.interval",
    "execution.checkpointing-interval, execution.checkpointing.interval",
    "taskmanager.numberOfTaskSlot, taskmanager.numberOfTaskSlots",
    "taskmanager.number-of-task-slots, taskmanager.numberOfTaskSlots",
    "taskmanager.memory.fraction, taskmanager.memory.managed.fraction",
    "high-availability.storage-dir, high-availability.storageDir",
    "highavailability.storageDir, high-availability.storageDir",
    "state.backend.rocksdb.memory.manged, state.backend.rocksdb.memory.managed",
    "restart-strategy.exponentialdelay.max-backoff, restart-strategy.exponential-delay.max-backoff",
    "rest.ports, rest.port",
  })
  void suggestsFirstWhatWasMeant(String mistaken, String meant) {
    assertThat(flink.nearest(mistaken, 3)).first().isEqualTo(meant);
  }

  @Test
  void offersAllKeysInWhichOneSegmentIsMissing() {
    assertThat(flink.nearest("taskmanager.memory.size", 9))
        .contains("taskmanager.memory.process.size", "taskmanager.memory.flink.size");
    assertThat(flink.nearest("my.own.thing", 3)).isEmpty();
    assertThat(flink.nearest("execution.checkpoint.interval", 1)).hasSize(1);
  }

  @Test
  void refusesALineWithoutCatalogue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FlinkOptions.of("2.0"))
        .withMessage("no options are known for Flink '2.0'; take one of 1.17, 1.18, 1.19, 1.20");
  }

  @ParameterizedTest
  @CsvSource({"1.17, 600", "1.18, 640", "1.19, 690", "1.20, 750"})
  void hasHundredsOfOptionsWithDefaultsOfTheirOwnType(String line, int atLeast) {
    assertThat(FlinkOptions.of(line).all())
        .hasSizeGreaterThan(atLeast)
        .allSatisfy(
            option ->
                assertThat(option.defaultValue().flatMap(option::whyInvalid))
                    .as(option.key())
                    .isEmpty());
  }

  @Test
  void keepsItsLinesApartAndLoadsThemOnce() {
    assertThat(FlinkOptions.lines()).isEqualTo(List.of("1.17", "1.18", "1.19", "1.20"));
    assertThat(FlinkOptions.of("1.20")).isSameAs(flink).isNotSameAs(FlinkOptions.of("1.18"));
  }
}
