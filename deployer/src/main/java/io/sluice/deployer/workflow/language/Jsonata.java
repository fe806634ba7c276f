package io.sluice.deployer.workflow.language;

import io.sluice.deployer.workflow.state.Catcher;
import io.sluice.deployer.workflow.state.Choice.Branch;
import io.sluice.deployer.workflow.state.Condition;
import io.sluice.deployer.workflow.state.Fail;
import io.sluice.deployer.workflow.state.Pass;
import io.sluice.deployer.workflow.state.Task;
import io.sluice.deployer.workflow.state.Value;
import io.sluice.deployer.workflow.state.Wait;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** JSONata: an expression is a text between <code>{%</code> and <code>%}</code>. */
final class Jsonata implements Dialect {
  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_]\\w*");
  private static final Pattern LINE_END = Pattern.compile("[\n\r]");
  private static final String INPUT = "{% $states.input %}";

  @Override
  public Map<String, Object> template(Map<String, Value> fields) {
    Map<String, Object> template = new LinkedHashMap<>();
    fields.forEach((name, value) -> template.put(name, field(value)));
    return template;
  }

  @Override
  public Map<String, Object> task(Task task) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("Arguments", template(task.arguments().fields()));
    fields.put("Output", INPUT);
    return fields;
  }

  @Override
  public Map<String, Object> catcher() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("Assign", template(Map.of(Catcher.FAILURE, new Value.Caught())));
    fields.put("Output", INPUT);
    return fields;
  }

  @Override
  public Map<String, Object> output(Pass pass) {
    return pass.output() == null ? Map.of() : Map.of("Output", template(pass.output().fields()));
  }

  @Override
  public Map<String, Object> seconds(Wait wait) {
    return Collections.singletonMap("Seconds", field(wait.seconds()));
  }

  @Override
  public Map<String, Object> cause(Fail fail) {
    return Collections.singletonMap("Cause", field(fail.cause()));
  }

  @Override
  public Map<String, Object> branch(Branch branch) {
    return Map.of("Condition", marked(condition(branch.when())));
  }

  private @Nullable Object field(Value value) {
    if (value instanceof Value.Constant constant) {
      return plain(constant.json());
    }
    return value instanceof Value.Fields object
        ? template(object.fields())
        : marked(expression(value));
  }

  private static String marked(String expression) {
    return "{% " + expression + " %}";
  }

  /**
   * JSON that is taken as it is. A text that would be read as an expression becomes one; so does
   * one that is empty or has several lines, which the validator of the States Language refuses.
   */
  private static @Nullable Object plain(@Nullable Object json) {
    if (json instanceof String text) {
      boolean code = text.startsWith("{%") && text.endsWith("%}");
      return code || text.isEmpty() || LINE_END.matcher(text).find() ? marked(literal(text)) : text;
    }
    if (json instanceof Map<?, ?> object) {
      Map<String, @Nullable Object> plain = new LinkedHashMap<>();
      object.forEach((name, value) -> plain.put(String.valueOf(name), plain(value)));
      return plain;
    }
    return json instanceof List<?> list ? list.stream().map(Jsonata::plain).toList() : json;
  }

  private static String expression(Value value) {
    if (value instanceof Value.Constant constant) {
      return literal(constant.json());
    }
    if (value instanceof Value.Variable variable) {
      return "$" + variable.name() + path(variable.path());
    }
    if (value instanceof Value.Result result) {
      return "$states.result" + path(result.path());
    }
    if (value instanceof Value.Context context) {
      return "$states.context" + path(context.path());
    }
    if (value instanceof Value.Text text) {
      return text.parts().stream().map(Jsonata::expression).collect(Collectors.joining(" & "));
    }
    if (value instanceof Value.Sum sum) {
      return expression(sum.number()) + " + " + sum.more();
    }
    if (value instanceof Value.Item item) {
      return expression(item.list()) + "[" + expression(item.index()) + "]";
    }
    if (value instanceof Value.Parsed parsed) {
      return "$parse(" + expression(parsed.text()) + ")";
    }
    if (value instanceof Value.Merged merged) {
      return "$merge([" + expression(merged.first()) + ", " + expression(merged.second()) + "])";
    }
    if (value instanceof Value.Fields object) {
      return object.fields().entrySet().stream()
          .map(field -> literal(field.getKey()) + ": " + expression(field.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof Value.Trimmed trimmed) {
      String whole = expression(trimmed.object());
      return trimmed.fields().stream()
          .map(field -> literal(field) + ": " + whole + step(field))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof Value.Caught) {
      return "$states.errorOutput";
    }
    return value instanceof Value.UniqueId ? "$uuid()" : "$millis()";
  }

  private static String condition(Condition condition) {
    if (condition instanceof Condition.Present present) {
      return "$exists(" + expression(present.value()) + ")";
    }
    if (condition instanceof Condition.HasText text) {
      String value = expression(text.value());
      return "$type(" + value + ") = 'string' and " + value + " != ''";
    }
    if (condition instanceof Condition.Is is) {
      return expression(is.value()) + " = " + literal(is.wanted());
    }
    if (condition instanceof Condition.AtLeast bound) {
      return numbers(bound.number(), bound.bound(), " >= ");
    }
    if (condition instanceof Condition.SameText same) {
      return expression(same.text()) + " = " + expression(same.other());
    }
    if (condition instanceof Condition.SameNumber same) {
      return numbers(same.number(), same.other(), " = ");
    }
    if (condition instanceof Condition.Not not) {
      return "$not(" + condition(not.condition()) + ")";
    }
    return condition instanceof Condition.All all
        ? joined(all.conditions(), " and ")
        : joined(((Condition.Any) condition).conditions(), " or ");
  }

  private static String numbers(Value one, Value other, String compared) {
    return Stream.of(one, other)
        .filter(value -> !(value instanceof Value.Constant))
        .map(value -> "$type(" + expression(value) + ") = 'number' and ")
        .collect(Collectors.joining("", "", expression(one) + compared + expression(other)));
  }

  private static String joined(List<Condition> conditions, String word) {
    return conditions.stream()
        .map(one -> "(" + condition(one) + ")")
        .collect(Collectors.joining(word));
  }

  private static String path(List<String> path) {
    return path.stream().map(Jsonata::step).collect(Collectors.joining());
  }

  private static String step(String name) {
    return name.startsWith("[")
        ? name
        : PLAIN_NAME.matcher(name).matches() ? "." + name : ".`" + name + "`";
  }

  /** JSONata escapes the double quote and not the single one. */
  private static String literal(@Nullable Object json) {
    if (!(json instanceof String text)) {
      return String.valueOf(json);
    }
    String escaped = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    return text.indexOf('\'') < 0
        ? "'" + escaped + "'"
        : "\"" + escaped.replace("\"", "\\\"") + "\"";
  }
}
