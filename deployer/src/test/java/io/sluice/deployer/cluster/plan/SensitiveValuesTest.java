package io.sluice.deployer.cluster.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.yaml.FieldPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SensitiveValuesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3.secret-key",
        "s3.access-key",
        "fs.s3a.secret.key",
        "security.ssl.internal.keystore-password",
        "metrics.reporter.influx.password",
        "env.API_TOKEN",
        "rest.http-headers"
      })
  void optionsThatFlinkHidesAreHidden(String option) {
    assertThat(shown("FlinkDeployment", "spec", "flinkConfiguration", option))
        .isEqualTo("(hidden)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"state.backend.type", "taskmanager.numberOfTaskSlots", "s3.endpoint"})
  void otherOptionsAreShown(String option) {
    assertThat(shown("FlinkDeployment", "spec", "flinkConfiguration", option)).isEqualTo("value");
  }

  @Test
  void environmentVariablesWithTellingNamesAreHidden() {
    assertThat(
            shown(
                "FlinkDeployment",
                "spec",
                "podTemplate",
                "spec",
                "env",
                "name=DB_PASSWORD",
                "value"))
        .isEqualTo("(hidden)");
    assertThat(
            shown("FlinkDeployment", "spec", "podTemplate", "spec", "env", "name=REGION", "value"))
        .isEqualTo("value");
  }

  @Test
  void whereASecretIsTakenFromIsShown() {
    assertThat(shown("FlinkDeployment", "spec", "envFrom", "secretRef", "name")).isEqualTo("value");
    assertThat(shown("FlinkDeployment", "spec", "imagePullSecrets")).isEqualTo("value");
  }

  @Test
  void allOfASecretIsHiddenButNotItsLabels() {
    assertThat(shown("Secret", "data", "user")).isEqualTo("(hidden)");
    assertThat(shown("Secret", "stringData", "user")).isEqualTo("(hidden)");
    assertThat(shown("Secret", "metadata", "labels", "team")).isEqualTo("value");
    assertThat(shown("ConfigMap", "data", "user")).isEqualTo("value");
  }

  @Test
  void nothingIsNotHidden() {
    assertThat(SensitiveValues.shown("Secret", FieldPath.of("data", "user"), null)).isNull();
  }

  private static Object shown(String kind, String... path) {
    return SensitiveValues.shown(kind, FieldPath.of(path), "value");
  }
}
