package io.sluice.deployer.workflow.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that a state computes. Only what both query languages can say is here, so that a
 * workflow is written once.
 */
public sealed interface Value {
  /**
   * JSON that stands in the definition.
   *
   * @param json JDK maps, lists and scalars
   */
  record Constant(@Nullable Object json) implements Value {}

  /**
   * A workflow variable, or a part of it.
   *
   * @param path names of fields, and places in a list as {@code [0]}
   */
  record Variable(String name, List<String> path) implements Value {
    public Variable {
      path = List.copyOf(path);
    }
  }

  /** What a task answered, or a part of it; in the task's {@code Assign} only. */
  record Result(List<String> path) implements Value {
    public Result {
      path = List.copyOf(path);
    }
  }

  /** The error that a catcher caught, with {@code Error} and {@code Cause}. */
  record Caught() implements Value {}

  /** A part of the context object, such as {@code Execution.Input.cluster}. */
  record Context(List<String> path) implements Value {
    public Context {
      path = List.copyOf(path);
    }
  }

  /** Texts one after the other; each part is a scalar. */
  record Text(List<Value> parts) implements Value {
    public Text {
      parts = List.copyOf(parts);
    }
  }

  /** A whole number and another one. */
  record Sum(Value number, int more) implements Value {}

  /** An item of a list, counted from 0. */
  record Item(Value list, Value index) implements Value {}

  /** The JSON that a text holds. */
  record Parsed(Value text) implements Value {}

  /** An object with the fields of both; where both have one, that of the second is taken. */
  record Merged(Value first, Value second) implements Value {}

  /** An object field by field, in order. */
  record Fields(Map<String, Value> fields) implements Value {
    public Fields {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
  }

  /**
   * Some fields of an object; JSONPath has no way to leave the others out without an error where
   * one is missing, so there it is the whole object.
   */
  record Trimmed(Value object, List<String> fields) implements Value {
    public Trimmed {
      fields = List.copyOf(fields);
    }
  }

  /** A UUID, another one each time. */
  record UniqueId() implements Value {}

  /** A positive whole number that was in all likelihood not used before. */
  record FreshNumber() implements Value {}

  /** JSON that stands in the definition. */
  static Value of(@Nullable Object json) {
    return new Constant(json);
  }

  /** A workflow variable, or a part of it. */
  static Variable variable(String name, String... path) {
    return new Variable(name, List.of(path));
  }

  /** A part of what a task answered. */
  static Result result(String... path) {
    return new Result(List.of(path));
  }

  /** A field of the input that the execution was started with. */
  static Context input(String field) {
    return new Context(List.of("Execution", "Input", field));
  }

  /** Texts one after the other: strings as they are, and values. */
  static Value text(Object... parts) {
    List<Value> joined = new ArrayList<>();
    for (Object part : parts) {
      Value last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      Value value = part instanceof Value given ? given : new Constant(part);
      if (last instanceof Constant before && value instanceof Constant after) {
        joined.set(joined.size() - 1, new Constant(before.json() + String.valueOf(after.json())));
      } else {
        joined.add(value);
      }
    }
    return joined.size() == 1 ? joined.get(0) : new Text(joined);
  }

  /** An object of names and values by turns; what is no value stands in the definition. */
  static Fields fields(Object... namesAndValues) {
    Map<String, Value> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      Object value = namesAndValues[i + 1];
      fields.put(
          (String) namesAndValues[i], value instanceof Value one ? one : new Constant(value));
    }
    return new Fields(fields);
  }
}
