package io.sluice.deployer.workflow.language;

import io.sluice.deployer.workflow.state.Condition;
import io.sluice.deployer.workflow.state.Value;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Conditions as JSONata asks them. */
final class JsonataConditions {
  private JsonataConditions() {}

  /** The expression, which is true or false whatever is missing. */
  static String of(Condition condition) {
    if (condition instanceof Condition.Present present) {
      return "$exists(" + JsonataExpressions.of(present.value()) + ")";
    }
    if (condition instanceof Condition.HasText text) {
      String value = JsonataExpressions.of(text.value());
      return "$type(" + value + ") = 'string' and " + value + " != ''";
    }
    if (condition instanceof Condition.Is is) {
      return JsonataExpressions.of(is.value()) + " = " + JsonataExpressions.literal(is.wanted());
    }
    if (condition instanceof Condition.AtLeast bound) {
      return numbers(bound.number(), bound.bound(), " >= ");
    }
    if (condition instanceof Condition.SameText same) {
      return JsonataExpressions.of(same.text()) + " = " + JsonataExpressions.of(same.other());
    }
    if (condition instanceof Condition.SameNumber same) {
      return numbers(same.number(), same.other(), " = ");
    }
    if (condition instanceof Condition.Not not) {
      return "$not(" + of(not.condition()) + ")";
    }
    return condition instanceof Condition.All all
        ? joined(all.conditions(), " and ")
        : joined(((Condition.Any) condition).conditions(), " or ");
  }

  private static String numbers(Value one, Value other, String compared) {
    return Stream.of(one, other)
        .filter(value -> !(value instanceof Value.Constant))
        .map(value -> "$type(" + JsonataExpressions.of(value) + ") = 'number' and ")
        .collect(
            Collectors.joining(
                "", "", JsonataExpressions.of(one) + compared + JsonataExpressions.of(other)));
  }

  private static String joined(List<Condition> conditions, String word) {
    return conditions.stream().map(one -> "(" + of(one) + ")").collect(Collectors.joining(word));
  }
}
