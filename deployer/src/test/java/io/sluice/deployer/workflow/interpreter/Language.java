package io.sluice.deployer.workflow.interpreter;

import java.util.Map;

/** How a query language is evaluated. */
interface Language {
  /** The fields of an object, computed. */
  Map<String, Object> template(Map<String, Object> template, Scope scope);

  /** A single field of a state that holds a value or an expression, by its plain name. */
  Object field(Map<String, Object> state, String name, Scope scope);

  /** Whether a branch of a choice is taken. */
  boolean holds(Map<String, Object> branch, Scope scope);

  static Language of(String id) {
    return switch (id) {
      case "JSONata" -> new JsonataLanguage();
      case "JSONPath" -> new JsonPathLanguage();
      default -> throw new IllegalArgumentException(id);
    };
  }
}
