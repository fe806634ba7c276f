package io.sluice.deployer.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.spec.EmrVersion;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutoscalerOptionsTest {
  private static AutoscalerOptions on(String line) {
    return AutoscalerOptions.of(OperatorVersion.parse(line));
  }

  @ParameterizedTest
  @CsvSource({
    "1.5, 20",
    "1.6, 20",
    "1.7, 25",
    "1.8, 34",
    "1.9, 36",
    "1.10, 37",
    "1.11, 41",
    "1.12, 44",
    "1.15, 44"
  })
  void hasAsManyOptionsAsTheOperatorsDocumentation(String line, int count) {
    assertThat(on(line).all())
        .filteredOn(option -> option.scope() == AutoscalerOption.Scope.OPERATOR)
        .hasSize(count);
  }

  @ParameterizedTest
  @CsvSource({
    "1.6, metrics.window, 10 min",
    "1.7, metrics.window, 15 min",
    "1.6, target.utilization.boundary, 0.4",
    "1.10, target.utilization.boundary, 0.3",
    "1.6, restart.time, 3 min",
    "1.8, restart.time, 5 min",
    "1.6, catch-up.duration, 5 min",
    "1.8, catch-up.duration, 30 min",
    "1.10, scale-down.interval, 1 h",
    "1.8, excluded.periods, ''",
    "1.15, observed-scalability.coefficient-min, 0.5",
  })
  void hasTheDefaultOfTheLine(String line, String name, String value) {
    assertThat(on(line).find(name)).flatMap(AutoscalerOption::defaultValue).contains(value);
  }

  @Test
  void knowsAnOptionFromTheLineThatBroughtIt() {
    assertThat(on("1.7").find("restart.time-tracking.enabled")).isEmpty();
    assertThat(on("1.8").find("restart.time-tracking.enabled")).isPresent();
    assertThat(on("1.8").find("quota.cpu")).isEmpty();
    assertThat(on("1.9").find("quota.cpu"))
        .hasValueSatisfying(
            option -> assertThat(option.defaultValue()).isEqualTo(Optional.empty()));
    assertThat(AutoscalerOptions.newest().find("utilization.target")).isPresent();
  }

  @Test
  void namesTheSuccessorOnceThereIsOne() {
    assertThat(on("1.9").replacement("scale-up.grace-period")).isEmpty();
    assertThat(on("1.10").replacement("scale-up.grace-period"))
        .containsExactly("scale-down.interval");
    assertThat(on("1.10").replacement("target.utilization")).isEmpty();
    assertThat(on("1.11").replacement("target.utilization")).containsExactly("utilization.target");
    assertThat(on("1.11").replacement("target.utilization.boundary"))
        .containsExactly("utilization.max", "utilization.min");
    assertThat(on("1.11").replacement("nothing")).isEmpty();
  }

  @Test
  void tellsWhatOnlyEmrReads() {
    assertThat(on("1.6").find("autotune.enable"))
        .map(AutoscalerOption::scope)
        .contains(AutoscalerOption.Scope.EMR_AUTOTUNING);
    assertThat(on("1.10").find("decision.interval"))
        .map(AutoscalerOption::scope)
        .contains(AutoscalerOption.Scope.EMR_ON_EC2);
    assertThat(on("1.10").find("debug.logs.interval"))
        .map(AutoscalerOption::scope)
        .contains(AutoscalerOption.Scope.EMR_ON_EC2);
  }

  @Test
  void suggestsNamesOfTheLine() {
    assertThat(on("1.10").nearest("stabilisation.interval", 1))
        .containsExactly("stabilization.interval");
    assertThat(on("1.10").nearest("scaling.enable", 1)).containsExactly("scaling.enabled");
  }

  @Test
  void splitsKeysAtEitherPrefix() {
    assertThat(AutoscalerPrefix.of("job.autoscaler.enabled")).contains(AutoscalerPrefix.PLAIN);
    assertThat(AutoscalerPrefix.of("kubernetes.operator.job.autoscaler.enabled"))
        .contains(AutoscalerPrefix.OPERATOR);
    assertThat(AutoscalerPrefix.of("ob.autoscaler.restart.time")).isEmpty();
    assertThat(AutoscalerPrefix.OPERATOR.option("kubernetes.operator.job.autoscaler.enabled"))
        .isEqualTo("enabled");
    assertThat(AutoscalerPrefix.PLAIN.key("enabled")).isEqualTo("job.autoscaler.enabled");
  }

  @Test
  void readsThePlainPrefixFrom720On() {
    EmrVersion old = EmrVersion.parse("7.1.0");
    EmrVersion current = EmrVersion.parse("7.2.0");

    assertThat(AutoscalerPrefix.PLAIN.isReadBy(old)).isFalse();
    assertThat(AutoscalerPrefix.PLAIN.isReadBy(current)).isTrue();
    assertThat(AutoscalerPrefix.OPERATOR.isReadBy(old)).isTrue();
    assertThat(AutoscalerPrefix.OPERATOR.isReadBy(current)).isTrue();
  }
}
