package io.sluice.deployer.describe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.deployer.spec.LogUri;
import io.sluice.deployer.spec.MalformedValueException;
import io.sluice.deployer.spec.MemorySize;
import io.sluice.deployer.spec.MonitoringConfiguration;
import io.sluice.deployer.spec.S3Uri;
import io.sluice.deployer.spec.SideCarLimits;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MonitoringTest {
  @Test
  void logsGoToS3WhicheverConnectorIsNamed() {
    MonitoringConfiguration described =
        monitoring(group -> group.toS3(S3Uri.parse("s3a://flink-logs/sessions")));

    assertThat(described.s3MonitoringConfiguration().logUri())
        .isEqualTo(new LogUri("s3://flink-logs/sessions"));
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 512m, 500m, 512Mi",
    "2, 2048m, 2000m, 2Gi",
    "0.001, 1536k, 1m, 1536Ki",
    "1.25, 1.5Gi, 1250m, 1536Mi"
  })
  void limitsAreQuantitiesOfKubernetes(double cores, String size, String cpu, String memory) {
    MonitoringConfiguration described =
        monitoring(group -> group.sideCarLimits(cores, MemorySize.parse(size)));

    assertThat(described.sideCarResources().limits())
        .isEqualTo(new SideCarLimits(cpu, memory, Map.of()));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 0.0005, Double.NaN, Double.POSITIVE_INFINITY})
  void cpuIsAWholeNumberOfMillicores(double cores) {
    assertThatThrownBy(
            () -> monitoring(group -> group.sideCarLimits(cores, MemorySize.ofMebibytes(512))))
        .isInstanceOf(MalformedValueException.class)
        .hasMessageContaining("cpu: " + cores);
  }

  @ParameterizedTest
  @CsvSource({"500m, 500MB", "2048m, 2GB", "2Gi, 2GB", "1.5g, 1536MB", "2k, 2KB"})
  void theSizeOfRotationIsAWholeNumberAndAUnit(String size, String written) {
    MonitoringConfiguration described =
        monitoring(group -> group.rotation(MemorySize.parse(size), 10));

    assertThat(described.containerLogRotationConfiguration().rotationSize()).isEqualTo(written);
    assertThat(described.containerLogRotationConfiguration().maxFilesToKeep()).isEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "2500b", "1025b"})
  void aSizeThatCannotBeWrittenExactlyIsRefused(String size) {
    assertThatThrownBy(() -> monitoring(group -> group.rotation(MemorySize.parse(size), 10)))
        .isInstanceOf(MalformedValueException.class)
        .hasMessageContaining("'" + size + "'");
    assertThatThrownBy(() -> monitoring(group -> group.sideCarLimits(1, MemorySize.parse(size))))
        .isInstanceOf(MalformedValueException.class);
  }

  @Test
  void theImageIsOnesOwn() {
    assertThat(monitoring(group -> group.image("example/fluentd:1")).image())
        .isEqualTo("example/fluentd:1");
  }

  private static MonitoringConfiguration monitoring(Consumer<Monitoring> said) {
    return Objects.requireNonNull(
        Described.with(
                it ->
                    it.monitoring(
                        group -> said.accept(group.toCloudWatch("/flink/sessions", "sessions"))))
            .monitoringConfiguration());
  }
}
