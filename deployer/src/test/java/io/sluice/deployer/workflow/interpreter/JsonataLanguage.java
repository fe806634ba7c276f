package io.sluice.deployer.workflow.interpreter;

import com.dashjoin.jsonata.Jsonata;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** JSONata with the functions that Step Functions adds. */
final class JsonataLanguage implements Language {
  @Override
  public Map<String, Object> template(Map<String, Object> template, Scope scope) {
    Map<String, Object> computed = new LinkedHashMap<>();
    template.forEach((name, value) -> computed.put(name, value(value, scope)));
    return computed;
  }

  @Override
  public Object field(Map<String, Object> state, String name, Scope scope) {
    return value(state.get(name), scope);
  }

  @Override
  public boolean holds(Map<String, Object> branch, Scope scope) {
    Object condition = value(branch.get("Condition"), scope);
    if (condition instanceof Boolean holds) {
      return holds;
    }
    throw new ServiceError(
        "States.QueryEvaluationError", branch.get("Condition") + " is not boolean: " + condition);
  }

  @SuppressWarnings("unchecked")
  private Object value(Object value, Scope scope) {
    if (value instanceof String text && text.startsWith("{%") && text.endsWith("%}")) {
      return evaluate(text.substring(2, text.length() - 2), scope);
    }
    if (value instanceof Map<?, ?> object) {
      return template((Map<String, Object>) object, scope);
    }
    return value instanceof List<?> list
        ? list.stream().map(one -> value(one, scope)).toList()
        : value;
  }

  private static Object evaluate(String text, Scope scope) {
    Jsonata expression;
    try {
      expression = Jsonata.jsonata(text.strip());
    } catch (RuntimeException wrong) {
      throw new IllegalArgumentException(text, wrong);
    }
    Jsonata.Frame frame = expression.createFrame();
    scope.variables().forEach(frame::bind);
    frame.bind("states", scope.states());
    frame.bind("parse", (Jsonata.Fn1<String, Object>) Json::read);
    frame.bind("uuid", (Jsonata.Fn0<String>) () -> UUID.randomUUID().toString());
    Object result;
    try {
      result = expression.evaluate(null, frame);
    } catch (RuntimeException wrong) {
      throw new ServiceError("States.QueryEvaluationError", text + ": " + wrong);
    }
    if (result == null) {
      throw new ServiceError("States.QueryEvaluationError", text + " is undefined");
    }
    return Json.copy(result);
  }
}
