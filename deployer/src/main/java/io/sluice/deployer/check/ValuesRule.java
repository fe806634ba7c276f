package io.sluice.deployer.check;

import io.sluice.deployer.chart.OperatorValues;
import java.util.function.BiConsumer;

/**
 * One thing that has to hold for the values of the operator's chart.
 *
 * @param rule id, severity, explanation and source; as a rule of resources it finds nothing
 * @param check looks at values and notes what it finds
 */
public record ValuesRule(Rule rule, BiConsumer<OperatorValues, Findings> check) {
  /** A rule whose breach stops the rendering. */
  static ValuesRule error(
      String id, String explanation, String source, BiConsumer<OperatorValues, Findings> check) {
    return new ValuesRule(rule(id, Severity.ERROR, explanation, source), check);
  }

  /** A rule whose breach is shown only. */
  static ValuesRule warning(
      String id, String explanation, String source, BiConsumer<OperatorValues, Findings> check) {
    return new ValuesRule(rule(id, Severity.WARNING, explanation, source), check);
  }

  private static Rule rule(String id, Severity severity, String explanation, String source) {
    return new Rule(
        id, severity, explanation, source, AppliesTo.OPERATOR_VALUES, (subject, findings) -> {});
  }
}
