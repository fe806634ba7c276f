package io.sluice.deployer.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTest {
  @ParameterizedTest
  @MethodSource("cases")
  void saysWhatIsWrongWhereAndHowToMendIt(Case broken) {
    List<Problem> problems = Checker.check(broken.reading(), broken.beside());

    List<String> expected = new ArrayList<>(broken.also());
    expected.add(broken.rule());
    assertThat(problems).extracting(Problem::rule).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(problems)
        .filteredOn(problem -> problem.rule().equals(broken.rule()))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.where().toString()).isEqualTo(broken.where());
              assertThat(problem.what()).contains(broken.what());
              assertThat(problem.fix()).contains(broken.fix());
            });
  }

  @Test
  void breaksEveryRuleInSomeCase() {
    Set<String> broken = cases().map(Case::rule).collect(Collectors.toSet());

    assertThat(Rules.all())
        .isNotEmpty()
        .extracting(Rule::id)
        .allSatisfy(id -> assertThat(broken).contains(id));
  }

  @Test
  void givesEveryRuleAnIdOfItsOwnAndAnExplanation() {
    assertThat(Rules.all()).extracting(Rule::id).doesNotHaveDuplicates();
    assertThat(Rules.all())
        .isNotEmpty()
        .allSatisfy(
            rule -> {
              assertThat(rule.explanation()).hasSizeGreaterThan(20).endsWith(".");
              assertThat(rule.source()).isNotBlank();
              assertThat(Rules.find(rule.id())).contains(rule);
            });
  }

  static Stream<Case> cases() {
    return Stream.of(
            IdentityCases.all(),
            StateCases.all(),
            JobCases.all(),
            SessionCases.all(),
            ConfigurationCases.autoscaler(),
            ConfigurationCases.monitoring(),
            ConfigurationCases.options())
        .flatMap(List::stream);
  }
}
