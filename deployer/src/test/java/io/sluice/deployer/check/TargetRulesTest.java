package io.sluice.deployer.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TargetRulesTest {
  @ParameterizedTest
  @MethodSource("apache")
  void saysWhatApachesOperatorCannotHave(Case broken) {
    holds(broken, "apache");
  }

  @ParameterizedTest
  @MethodSource("ofNativeMode")
  void saysWhatNativeModeCannotHave(Case broken) {
    holds(broken, "native");
  }

  @ParameterizedTest
  @MethodSource("soundForNativeMode")
  void findsNothingThatNeedsAnOperator(Manifest sound) {
    assertThat(Checker.check(sound.read().resource(), "native")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("soundForApache")
  void findsNothingWhereAllCanBeTranslated(Manifest sound) {
    assertThat(Checker.check(sound.read().resource(), "apache")).isEmpty();
  }

  @Test
  void breaksEveryRuleOfATargetInSomeCase() {
    assertThat(Rules.forTarget("apache"))
        .isNotEmpty()
        .extracting(Rule::id)
        .allSatisfy(id -> assertThat(ids(apache())).contains(id));
    assertThat(Rules.forTarget("native"))
        .isNotEmpty()
        .extracting(Rule::id)
        .allSatisfy(id -> assertThat(ids(Stream.concat(ofNativeMode(), apache()))).contains(id));
  }

  @Test
  void nativeModeSharesTheRulesOfTheTranslationAndNotThoseOfTheOperator() {
    assertThat(Rules.forTarget("native"))
        .extracting(Rule::id)
        .contains("native-session", "apache-image-missing", "apache-log-image")
        .doesNotContain("apache-operator-version", "apache-pod-template-merge");
  }

  @Test
  void aTargetsRulesAreListedAndFoundButAskedForThatTargetOnly() {
    assertThat(Rules.listed()).extracting(Rule::id).doesNotHaveDuplicates();
    assertThat(Rules.forTarget("apache"))
        .isNotEmpty()
        .allSatisfy(
            rule -> {
              assertThat(rule.id()).startsWith("apache-");
              assertThat(Rules.find(rule.id())).contains(rule);
              assertThat(Rules.all()).doesNotContain(rule);
            });
    assertThat(Rules.forTarget("emr")).isEmpty();
  }

  private static void holds(Case broken, String target) {
    List<Problem> problems = Checker.check(broken.reading().resource(), target);

    assertThat(problems)
        .filteredOn(problem -> !broken.also().contains(problem.rule()))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).isEqualTo(broken.rule());
              assertThat(problem.where().toString()).isEqualTo(broken.where());
              assertThat(problem.what()).contains(broken.what());
              assertThat(problem.fix()).contains(broken.fix());
            });
    assertThat(problems).extracting(Problem::rule).containsAll(broken.also());
  }

  private static Set<String> ids(Stream<Case> cases) {
    return cases.map(Case::rule).collect(Collectors.toSet());
  }

  static Stream<Manifest> soundForApache() {
    return Stream.of(
        ApacheCases.sound(),
        ApacheCases.sound().set("/metadata/annotations", "{example.org/region: here}"),
        ApacheCases.sound().set("/metadata/annotations", "{sluice.io/identity: irsa}"),
        ApacheCases.sound()
            .set("/metadata/annotations", "{sluice.io/region: us-west-2}")
            .remove("/spec/executionRoleArn"),
        ApacheCases.sound().set("/metadata/annotations", "{sluice.io/identity: pod-identity}"),
        ApacheCases.sound()
            .remove("/metadata/namespace")
            .remove("/spec/executionRoleArn")
            .remove("/spec/monitoringConfiguration"),
        ApacheCases.sound().set("/spec/image", "flink:1.20").remove("/spec/emrReleaseLabel"),
        ApacheCases.sound().option(ApacheCases.MERGE, "true"),
        ApacheCases.sound().option("aws.glue.enabled", "false"),
        ApacheCases.sound().option("cluster.taskmanager.graceful-decommission.enabled", "false"),
        ApacheCases.sound().set("/spec/monitoringConfiguration/image", "own/fluent-bit:4"),
        ApacheCases.sound()
            .set("/spec/monitoringConfiguration/s3MonitoringConfiguration/logUri", "flink-logs/a"),
        ApacheCases.sound()
            .set("/spec/logConfiguration", "{log4j-console.properties: x}")
            .remove("/spec/monitoringConfiguration"),
        Manifest.sessionJob().set("/spec/job/jarURI", "https://repo.example.com/a.jar"));
  }

  static Stream<Manifest> soundForNativeMode() {
    return Stream.of(
        NativeCases.sound(),
        NativeCases.sound().set("/spec/mode", "native"),
        NativeCases.sound().set("/spec/job/state", "running"),
        NativeCases.sound().set("/spec/job/upgradeMode", "stateless"),
        NativeCases.sound().set("/spec/flinkVersion", "v1_17"),
        NativeCases.sound().remove("/spec/flinkVersion"),
        NativeCases.sound().set("/metadata/annotations", "{sluice.io/identity: irsa}"));
  }

  static Stream<Case> ofNativeMode() {
    return NativeCases.all().stream();
  }

  static Stream<Case> apache() {
    return ApacheCases.all().stream();
  }
}
