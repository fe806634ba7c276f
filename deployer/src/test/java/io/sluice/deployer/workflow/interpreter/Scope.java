package io.sluice.deployer.workflow.interpreter;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an expression sees.
 *
 * @param root what JSONPath's {@code $} is: a state's input, a task's answer, a caught error
 * @param states the fields of JSONata's {@code $states}
 * @param variables the workflow's variables
 * @param context the context object
 */
record Scope(
    Object root,
    Map<String, Object> states,
    Map<String, Object> variables,
    Map<String, Object> context) {
  /** The scope of a state before anything was called. */
  static Scope of(Object input, Map<String, Object> variables, Map<String, Object> context) {
    return new Scope(input, Map.of("input", input, "context", context), variables, context);
  }

  /** The same with what a task answered. */
  Scope answered(Object result) {
    return with("result", result);
  }

  /** The same with an error that was caught. */
  Scope caught(Map<String, Object> error) {
    return with("errorOutput", error);
  }

  private Scope with(String field, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(states);
    more.put(field, value);
    return new Scope(value, more, variables, context);
  }
}
