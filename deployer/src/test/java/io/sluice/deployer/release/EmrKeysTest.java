package io.sluice.deployer.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.release.EmrKey.Role;
import io.sluice.deployer.spec.EmrVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmrKeysTest {
  @ParameterizedTest
  @CsvSource({"FORBIDDEN, 3", "WRITTEN, 22", "DEFAULTED, 7", "SWITCH, 8"})
  void hasEachKeyOnceByItsRole(Role role, int count) {
    assertThat(EmrKeys.all()).filteredOn(key -> key.role() == role).hasSize(count);
  }

  @Test
  void forbidsWhatTheOperatorsValidatorForbids() {
    assertThat(EmrKeys.all())
        .filteredOn(key -> key.role() == Role.FORBIDDEN)
        .extracting(EmrKey::key)
        .containsExactly(
            "high-availability.cluster-id", "kubernetes.cluster-id", "kubernetes.namespace");
  }

  @Test
  void saysFromWhatTheOperatorTakesAValue() {
    assertThat(EmrKeys.find("high-availability.storageDir"))
        .hasValueSatisfying(
            key -> {
              assertThat(key.role()).isEqualTo(Role.WRITTEN);
              assertThat(key.origin()).isEqualTo("spec.jobManager.storageDir");
            });
    assertThat(EmrKeys.find("pipeline.name")).map(EmrKey::role).contains(Role.DEFAULTED);
    assertThat(EmrKeys.find("taskmanager.numberOfTaskSlots")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "aws.glue.enabled, false, 6.15.0",
    "hudi.enabled, false, 7.2.0",
    "task.local-recovery.ebs.enable, false, 6.15.0",
    "cluster.taskmanager.graceful-decommission.enabled, true, 6.15.0",
    "jobmanager.adaptive-scheduler.combined-restart.enabled, false, 6.15.0",
    "jobmanager.adaptive-scheduler.combined-restart.window-interval, 1m, 6.15.0",
    "kubernetes.taskmanager.local-recovery.persistentVolumeClaim.sizeLimit, 10Gi, 6.15.0",
  })
  void hasTheSwitchesWithDefaultAndFirstRelease(String name, String value, String since) {
    assertThat(EmrKeys.find(name))
        .hasValueSatisfying(
            key -> {
              assertThat(key.role()).isEqualTo(Role.SWITCH);
              assertThat(key.defaultValue()).contains(value);
              assertThat(key.since()).contains(EmrVersion.parse(since));
            });
  }
}
