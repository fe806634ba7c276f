package io.sluice.deployer.workflow.language;

import io.sluice.deployer.workflow.state.Catcher;
import io.sluice.deployer.workflow.state.Choice.Branch;
import io.sluice.deployer.workflow.state.Condition;
import io.sluice.deployer.workflow.state.Fail;
import io.sluice.deployer.workflow.state.Pass;
import io.sluice.deployer.workflow.state.Task;
import io.sluice.deployer.workflow.state.Value;
import io.sluice.deployer.workflow.state.Wait;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** JSONPath: paths, and Step Functions' intrinsic functions of paths. */
final class JsonPath implements Dialect {
  private static final String COMPUTED = ".$";
  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_]\\w*");

  @Override
  public Map<String, Object> template(Map<String, Value> fields) {
    Map<String, Object> template = new LinkedHashMap<>();
    fields.forEach(
        (name, value) -> {
          if (value instanceof Value.Constant constant) {
            put(template, name, constant.json());
          } else if (value instanceof Value.Fields object) {
            template.put(name, template(object.fields()));
          } else {
            template.put(name + COMPUTED, expression(value));
          }
        });
    return template;
  }

  @Override
  public Map<String, Object> task(Task task) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("Parameters", template(task.arguments().fields()));
    fields.put("ResultPath", null);
    return fields;
  }

  @Override
  public Map<String, Object> catcher() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("Assign", template(Map.of(Catcher.FAILURE, new Value.Caught())));
    fields.put("ResultPath", null);
    return fields;
  }

  @Override
  public Map<String, Object> output(Pass pass) {
    return pass.output() == null
        ? Map.of()
        : Map.of("Parameters", template(pass.output().fields()));
  }

  @Override
  public Map<String, Object> seconds(Wait wait) {
    return wait.seconds() instanceof Value.Constant constant
        ? Collections.singletonMap("Seconds", constant.json())
        : Map.of("SecondsPath", expression(wait.seconds()));
  }

  @Override
  public Map<String, Object> cause(Fail fail) {
    return fail.cause() instanceof Value.Constant constant
        ? Collections.singletonMap("Cause", constant.json())
        : Map.of("CausePath", expression(fail.cause()));
  }

  @Override
  public Map<String, Object> branch(Branch branch) {
    return condition(branch.when());
  }

  /** The validator of the States Language refuses a list with an empty text, but no function. */
  private static void put(Map<String, Object> object, String name, @Nullable Object json) {
    if (json instanceof List<?> list && list.contains("")) {
      object.put(
          name + COMPUTED,
          list.stream()
              .map(JsonPath::literal)
              .collect(Collectors.joining(", ", "States.Array(", ")")));
    } else {
      object.put(name, plain(json));
    }
  }

  private static @Nullable Object plain(@Nullable Object json) {
    if (json instanceof Map<?, ?> object) {
      Map<String, Object> plain = new LinkedHashMap<>();
      object.forEach(
          (key, value) -> {
            String name = String.valueOf(key);
            if (name.endsWith(COMPUTED)) {
              throw new WorkflowException(
                  "'" + name + "': JSONPath would read the field as an expression",
                  "say --query-language jsonata");
            }
            put(plain, name, value);
          });
      return plain;
    }
    return json instanceof List<?> list ? list.stream().map(JsonPath::plain).toList() : json;
  }

  private static String expression(Value value) {
    if (value instanceof Value.Constant constant) {
      return literal(constant.json());
    }
    if (value instanceof Value.Variable variable) {
      return "$" + variable.name() + path(variable.path());
    }
    if (value instanceof Value.Result result) {
      return "$" + path(result.path());
    }
    if (value instanceof Value.Context context) {
      return "$$" + path(context.path());
    }
    if (value instanceof Value.Text text) {
      return format(text.parts());
    }
    if (value instanceof Value.Sum sum) {
      return "States.MathAdd(" + expression(sum.number()) + ", " + sum.more() + ")";
    }
    if (value instanceof Value.Item item) {
      return "States.ArrayGetItem("
          + expression(item.list())
          + ", "
          + expression(item.index())
          + ")";
    }
    if (value instanceof Value.Parsed parsed) {
      return "States.StringToJson(" + expression(parsed.text()) + ")";
    }
    if (value instanceof Value.Merged merged) {
      return "States.JsonMerge("
          + expression(merged.first())
          + ", "
          + expression(merged.second())
          + ", false)";
    }
    if (value instanceof Value.Trimmed trimmed) {
      return expression(trimmed.object());
    }
    if (value instanceof Value.Caught) {
      return "$";
    }
    if (value instanceof Value.Fields) {
      throw new IllegalArgumentException("JSONPath has no object inside a function: " + value);
    }
    return value instanceof Value.UniqueId
        ? "States.UUID()"
        : "States.MathRandom(1, " + Integer.MAX_VALUE + ")";
  }

  private static String format(List<Value> parts) {
    StringBuilder pattern = new StringBuilder();
    List<String> arguments = new ArrayList<>();
    for (Value part : parts) {
      if (part instanceof Value.Constant constant) {
        pattern.append(escaped(String.valueOf(constant.json())));
      } else {
        pattern.append("{}");
        arguments.add(expression(part));
      }
    }
    return "States.Format('"
        + pattern
        + "'"
        + arguments.stream().map(one -> ", " + one).collect(Collectors.joining())
        + ")";
  }

  private static String escaped(String text) {
    return text.replaceAll("[\\\\'{}]", "\\\\$0");
  }

  private static String literal(@Nullable Object json) {
    if (json instanceof Map<?, ?> || json instanceof List<?>) {
      throw new IllegalArgumentException("JSONPath has no JSON inside a function: " + json);
    }
    return json instanceof String text ? "'" + escaped(text) + "'" : String.valueOf(json);
  }

  private static Map<String, Object> condition(Condition condition) {
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
              test(same.text(), "StringEqualsPath", expression(same.other()))));
    }
    if (condition instanceof Condition.SameNumber same) {
      return numbers(same.number(), same.other(), "NumericEquals");
    }
    if (condition instanceof Condition.Not not) {
      return Map.of("Not", condition(not.condition()));
    }
    return condition instanceof Condition.All all
        ? and(all.conditions().stream().map(JsonPath::condition).toList())
        : Map.of(
            "Or",
            ((Condition.Any) condition).conditions().stream().map(JsonPath::condition).toList());
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
            : test(one, compared + "Path", expression(other)));
    return and(tests);
  }

  private static Map<String, Object> and(List<Map<String, Object>> tests) {
    return Map.of("And", tests);
  }

  private static Map<String, Object> test(Value value, String operator, @Nullable Object operand) {
    Map<String, Object> test = new LinkedHashMap<>();
    test.put("Variable", expression(value));
    test.put(operator, operand);
    return test;
  }

  private static String path(List<String> path) {
    return path.stream().map(JsonPath::step).collect(Collectors.joining());
  }

  private static String step(String name) {
    return name.startsWith("[")
        ? name
        : PLAIN_NAME.matcher(name).matches() ? "." + name : "['" + name + "']";
  }
}
