package io.sluice.deployer.check;

import io.sluice.deployer.chart.OperatorValues;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Holds the values of the operator's chart against all rules and tells every problem at once. */
public final class ValuesChecker {
  private static final List<ValuesRule> RULES =
      Stream.of(
              ValuesScaleRules.rules(),
              ValuesPlaceRules.rules(),
              ValuesLogRules.rules(),
              ValuesMetricsRules.rules(),
              ValuesPodRules.rules(),
              ValuesChartRules.rules())
          .flatMap(List::stream)
          .toList();

  private ValuesChecker() {}

  /** Every rule, grouped by what it is about. */
  public static List<ValuesRule> rules() {
    return RULES;
  }

  /** What is wrong with values, worst first. */
  public static List<Problem> check(OperatorValues values) {
    List<Problem> problems = new ArrayList<>();
    for (ValuesRule one : RULES) {
      one.check()
          .accept(
              values,
              (where, what, fix) ->
                  problems.add(
                      new Problem(one.rule().id(), one.rule().severity(), where, what, fix)));
    }
    problems.sort(Comparator.comparing(Problem::severity));
    return List.copyOf(problems);
  }
}
