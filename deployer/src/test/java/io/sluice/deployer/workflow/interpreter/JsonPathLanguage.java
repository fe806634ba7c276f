package io.sluice.deployer.workflow.interpreter;

import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** JSONPath with the intrinsic functions and comparisons of Step Functions. */
final class JsonPathLanguage implements Language {
  @Override
  public Map<String, Object> template(Map<String, Object> template, Scope scope) {
    Map<String, Object> computed = new LinkedHashMap<>();
    template.forEach(
        (name, value) -> {
          if (name.endsWith(".$")) {
            computed.put(
                name.substring(0, name.length() - 2), Json.copy(evaluate((String) value, scope)));
          } else {
            computed.put(name, value(value, scope));
          }
        });
    return computed;
  }

  @SuppressWarnings("unchecked")
  private Object value(Object value, Scope scope) {
    if (value instanceof Map<?, ?> object) {
      return template((Map<String, Object>) object, scope);
    }
    return value instanceof List<?> list
        ? list.stream().map(one -> value(one, scope)).toList()
        : value;
  }

  @Override
  public Object field(Map<String, Object> state, String name, Scope scope) {
    return state.containsKey(name + "Path")
        ? evaluate((String) state.get(name + "Path"), scope)
        : state.get(name);
  }

  @Override
  @SuppressWarnings("unchecked")
  public boolean holds(Map<String, Object> rule, Scope scope) {
    if (rule.containsKey("And")) {
      return ((List<Map<String, Object>>) rule.get("And"))
          .stream().allMatch(one -> holds(one, scope));
    }
    if (rule.containsKey("Or")) {
      return ((List<Map<String, Object>>) rule.get("Or"))
          .stream().anyMatch(one -> holds(one, scope));
    }
    if (rule.containsKey("Not")) {
      return !holds((Map<String, Object>) rule.get("Not"), scope);
    }
    String variable = (String) rule.get("Variable");
    if (rule.containsKey("IsPresent")) {
      return rule.get("IsPresent").equals(find(variable, scope).isPresent());
    }
    Object value = evaluate(variable, scope);
    Map.Entry<String, Object> test =
        rule.entrySet().stream()
            .filter(one -> !one.getKey().equals("Variable") && !one.getKey().equals("Next"))
            .findFirst()
            .orElseThrow();
    boolean path = test.getKey().endsWith("Path");
    return compare(
        value,
        path ? test.getKey().replaceFirst("Path$", "") : test.getKey(),
        path ? evaluate((String) test.getValue(), scope) : test.getValue());
  }

  private static boolean compare(Object value, String operator, Object other) {
    return switch (operator) {
      case "IsString" -> other.equals(value instanceof String);
      case "IsNumeric" -> other.equals(value instanceof Number);
      case "StringEquals" -> value instanceof String && value.equals(other);
      case "BooleanEquals" -> value instanceof Boolean && value.equals(other);
      case "NumericEquals" ->
          value instanceof Number one && one.doubleValue() == ((Number) other).doubleValue();
      case "NumericGreaterThanEquals" ->
          value instanceof Number one && one.doubleValue() >= ((Number) other).doubleValue();
      default -> throw new IllegalArgumentException("no such comparison: " + operator);
    };
  }

  static Object evaluate(String expression, Scope scope) {
    if (expression.startsWith("States.")) {
      return new Intrinsic(expression, scope).value();
    }
    return find(expression, scope)
        .orElseThrow(
            () -> new ServiceError("States.ParameterPathFailure", expression + " is not there"))
        .value();
  }

  /** A value that was found, be it null. */
  private record Found(Object value) {}

  private static Optional<Found> find(String path, Scope scope) {
    Object root;
    String rest;
    if (path.startsWith("$$")) {
      root = scope.context();
      rest = path.substring(2);
    } else if (path.matches("\\$\\w.*")) {
      String name = path.replaceFirst("\\$(\\w+).*", "$1");
      if (!scope.variables().containsKey(name)) {
        return Optional.empty();
      }
      root = scope.variables().get(name);
      rest = path.substring(1 + name.length());
    } else {
      root = scope.root();
      rest = path.substring(1);
    }
    if (rest.isEmpty()) {
      return Optional.of(new Found(root));
    }
    try {
      return Optional.of(new Found(JsonPath.read(Objects.requireNonNull(root), "$" + rest)));
    } catch (InvalidPathException missing) {
      return Optional.empty();
    }
  }
}
