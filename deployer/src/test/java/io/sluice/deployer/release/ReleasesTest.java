package io.sluice.deployer.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.spec.EmrVersion;
import io.sluice.deployer.spec.ReleaseLabel;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReleasesTest {
  private static Release release(String version) {
    return Releases.find(EmrVersion.parse(version)).orElseThrow();
  }

  private static String line(Release release) {
    return release.version()
        + " | "
        + release.flink()
        + " | "
        + release.operator().map(Fact::toString).orElse("?")
        + " >= "
        + release.operatorAtLeast()
        + " | "
        + release.java()
        + " | "
        + release.operatorJava().map(Fact::toString).orElse("?")
        + " | "
        + release.flinkVersion()
        + " | "
        + String.join(" ", release.datedTags());
  }

  @Test
  void holdsEveryReleaseFrom6130To7130() {
    assertThat(Releases.all().stream().map(ReleasesTest::line).collect(Collectors.joining("\n")))
        .isEqualTo(
            """
            6.13.0 | 1.17.0 | 1.5.0 >= 1.5 | 11 | 11 | v1_17 |\s
            6.14.0 | 1.17.1 | 1.6.0 >= 1.6 | 11 | 11 | v1_17 |\s
            6.15.0 | 1.17.1-amzn-1 | 1.6.0 >= 1.6 | 11 | 11 | v1_17 | 20231109 20240105
            7.0.0 | 1.18.0-amzn-0 | 1.6.1 >= 1.6 | 11 | 11 | v1_18 | 20231211 2024321
            7.1.0 | 1.18.1-amzn-0 | 1.6.1-amzn-1 >= 1.6 | 17 | 11 | v1_18 | 20240321
            7.2.0 | 1.18.1-amzn-0 | 1.8.0-amzn-1 >= 1.8 | 17 | 11 | v1_18 | 20240610
            7.3.0 | 1.18.1-amzn-2 | 1.9.0-amzn-0 >= 1.9 | 17 | 11 [INF] | v1_18 | 29240920
            7.4.0 | 1.19.1-amzn-0 | 1.9.0-amzn-1 >= 1.9 | 17 [INF] | ? | v1_19 |\s
            7.5.0 | 1.19.1-amzn-1 | 1.9.0-amzn-0 >= 1.9 | 17 [INF] | ? | v1_19 |\s
            7.6.0 | 1.20.0-amzn-0 | 1.10.0-amzn-0 >= 1.10 | 17 [INF] | ? | v1_20 | 20241213
            7.7.0 | 1.20.0-amzn-1 | 1.10.0 >= 1.10 | 17 [INF] | ? | v1_20 | 20250131
            7.8.0 | 1.20.0-amzn-2 | 1.10.0-amzn-2 >= 1.10 | 17 [OBS] | ? | v1_20 | 20250228
            7.9.0 | 1.20.0-amzn-3 | 1.10.0-amzn-3 >= 1.10 | 17 [INF] | ? | v1_20 | 20250425
            7.10.0 | 1.20.0-amzn-4 | 1.10.0-amzn-4 >= 1.10 | 17 [INF] | ? | v1_20 | 20250801
            7.11.0 | 1.20.0-amzn-5 | ? >= 1.10 | 17 [INF] | ? | v1_20 | 20251020
            7.12.0 | 1.20.0-amzn-6 | ? >= 1.10 | 17 [INF] | ? | v1_20 | 20251111
            7.13.0 | 1.20.0-amzn-7 | ? >= 1.10 | 17 [INF] | ? | v1_20 | 20260410""");
  }

  @Test
  void agreesWithItself() {
    assertThat(Releases.all())
        .isNotEmpty()
        .isSortedAccordingTo((a, b) -> a.version().compareTo(b.version()))
        .allSatisfy(
            release -> {
              assertThat(release.flink().value().line()).isEqualTo(release.flinkVersion().line());
              assertThat(release.operator().map(Fact::value).map(BuildVersion::line))
                  .isIn(Optional.empty(), Optional.of(release.operatorAtLeast().toString()));
              assertThat(release.source()).contains("D-");
            });
  }

  @Test
  void findsAReleaseByItsNumberAndByItsLabel() {
    Release release = release("7.12.0");

    assertThat(Releases.find(ReleaseLabel.parse("emr-7.12.0-flink-20251111"))).contains(release);
    assertThat(Releases.find(EmrVersion.parse("7.14.0"))).isEmpty();
    assertThat(release.label()).hasToString("emr-7.12.0-flink-latest");
    assertThat(Releases.newest().version()).hasToString("7.13.0");
  }

  @Test
  void knowsItsDatedTags() {
    Release release = release("7.0.0");

    assertThat(release.hasTag("latest")).isTrue();
    assertThat(release.hasTag("2024321")).isTrue();
    assertThat(release.hasTag("20240321")).isFalse();
    assertThat(release.note())
        .hasValueSatisfying(note -> assertThat(note).contains("seven digits"));
  }

  @Test
  void drawsPrefixFeaturesAndAutoscalerFromTheReleasesNumber() {
    assertThat(release("7.1.0").autoscalerPrefix()).isEqualTo(AutoscalerPrefix.OPERATOR);
    assertThat(release("7.2.0").autoscalerPrefix()).isEqualTo(AutoscalerPrefix.PLAIN);
    assertThat(release("7.1.0").features()).contains(Feature.AUTOSCALER_AUTOTUNING);
    assertThat(release("7.2.0").has(Feature.AUTOSCALER_AUTOTUNING)).isFalse();
    assertThat(release("7.13.0").autoscalerOptions().find("scale-down.interval")).isPresent();
  }
}
