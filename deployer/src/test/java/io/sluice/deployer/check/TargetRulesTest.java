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

  @Test
  void breaksEveryRuleOfATargetInSomeCase() {
    assertThat(Rules.forTarget("apache"))
        .extracting(Rule::id)
        .allSatisfy(id -> assertThat(ids(apache())).contains(id));
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

  static Stream<Case> apache() {
    return ApacheCases.all().stream();
  }
}
