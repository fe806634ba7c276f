package io.sluice.deployer.workflow.language;

import io.sluice.deployer.workflow.state.Condition;
import io.sluice.deployer.workflow.state.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Conditions as the comparisons of a choice; each asks first whether its value is there. */
final class JsonPathConditions {
  private JsonPathConditions() {}

  /** The rule, without the state that follows. */
  static Map<String, Object> of(Condition condition) {
    if (condition instanceof Condition.Present present) {
      return test(present.value(), "IsPresent", true);
    }
    if (condition instanceof Condition.HasText text) {
      return and(
          List.of(
              test(text.value(), "IsPresent", true),
              test(text.value(), "IsString", true),
              Map.of("Not", test(text.value(), "StringEquals", ""))));
    }
    if (condition instanceof Condition.Is is) {
      String type =
          is.wanted() instanceof String
              ? "String"
              : is.wanted() instanceof Boolean ? "Boolean" : "Numeric";
      return and(
          List.of(
              test(is.value(), "IsPresent", true), test(is.value(), type + "Equals", is.wanted())));
    }
    if (condition instanceof Condition.AtLeast bound) {
      return numbers(bound.number(), bound.bound(), "NumericGreaterThanEquals");
    }
    if (condition instanceof Condition.SameText same) {
      return and(
          List.of(
              test(same.text(), "IsPresent", true),
              test(same.text(), "StringEqualsPath", JsonPathExpressions.of(same.other()))));
    }
    if (condition instanceof Condition.SameNumber same) {
      return numbers(same.number(), same.other(), "NumericEquals");
    }
    if (condition instanceof Condition.Not not) {
      return Map.of("Not", of(not.condition()));
    }
    return condition instanceof Condition.All all
        ? and(all.conditions().stream().map(JsonPathConditions::of).toList())
        : Map.of(
            "Or",
            ((Condition.Any) condition).conditions().stream().map(JsonPathConditions::of).toList());
  }

  private static Map<String, Object> numbers(Value one, Value other, String compared) {
    List<Map<String, Object>> tests = new ArrayList<>();
    Stream.of(one, other)
        .filter(value -> !(value instanceof Value.Constant))
        .forEach(
            value -> {
              tests.add(test(value, "IsPresent", true));
              tests.add(test(value, "IsNumeric", true));
            });
    tests.add(
        other instanceof Value.Constant constant
            ? test(one, compared, constant.json())
            : test(one, compared + "Path", JsonPathExpressions.of(other)));
    return and(tests);
  }

  private static Map<String, Object> and(List<Map<String, Object>> tests) {
    return Map.of("And", tests);
  }

  private static Map<String, Object> test(Value value, String operator, @Nullable Object operand) {
    Map<String, Object> test = new LinkedHashMap<>();
    test.put("Variable", JsonPathExpressions.of(value));
    test.put(operator, operand);
    return test;
  }
}
