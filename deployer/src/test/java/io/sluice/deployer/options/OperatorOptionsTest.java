package io.sluice.deployer.options;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorOptionsTest {
  @ParameterizedTest
  @CsvSource({
    "kubernetes.operator.job.savepoint-on-deletion, boolean, false",
    "kubernetes.operator.savepoint.history.max.age, duration, 1 d",
    "kubernetes.operator.job.upgrade.inplace-scaling.enabled, boolean, true",
    "kubernetes.operator.deployment.readiness.timeout, duration, 5 min",
    "kubernetes.operator.periodic.savepoint.interval, string, ''",
    "kubernetes.operator.retry.max.attempts, int, 15",
  })
  void hasTypeAndDefault(String key, String type, String value) {
    assertThat(OperatorOptions.find(key))
        .hasValueSatisfying(
            option -> {
              assertThat(option.type()).hasToString(type);
              assertThat(option.defaultValue()).contains(value);
            });
  }

  @Test
  void holdsNothingButTheOperatorsKeys() {
    assertThat(OperatorOptions.all())
        .hasSizeGreaterThan(70)
        .allSatisfy(
            option ->
                assertThat(option.key())
                    .startsWith("kubernetes.operator.")
                    .doesNotContain("autoscaler"));
  }

  @ParameterizedTest
  @CsvSource({
    "kubernetes.operator.periodic.savepoint.intervall, kubernetes.operator.periodic.savepoint.interval",
    "kubernetes.operator.savepoint-on-deletion, kubernetes.operator.job.savepoint-on-deletion",
    "kubernetes.operator.savepoint.history.max-age, kubernetes.operator.savepoint.history.max.age",
  })
  void suggestsFirstWhatWasMeant(String mistaken, String meant) {
    assertThat(OperatorOptions.find(mistaken)).isEmpty();
    assertThat(OperatorOptions.nearest(mistaken, 2)).first().isEqualTo(meant);
  }

  @Test
  void namesTheSuccessorOfAnOldKey() {
    assertThat(OperatorOptions.replacement("kubernetes.operator.reconciler.reschedule.interval"))
        .containsExactly("kubernetes.operator.reconcile.interval");
  }
}
