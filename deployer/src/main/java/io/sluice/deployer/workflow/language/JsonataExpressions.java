package io.sluice.deployer.workflow.language;

import io.sluice.deployer.workflow.state.Value;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as JSONata computes them. */
final class JsonataExpressions {
  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_]\\w*");

  private JsonataExpressions() {}

  /** The expression, without the marks around it. */
  static String of(Value value) {
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
      return text.parts().stream().map(JsonataExpressions::of).collect(Collectors.joining(" & "));
    }
    if (value instanceof Value.Sum sum) {
      return of(sum.number()) + " + " + sum.more();
    }
    if (value instanceof Value.Item item) {
      return of(item.list()) + "[" + of(item.index()) + "]";
    }
    if (value instanceof Value.Parsed parsed) {
      return "$parse(" + of(parsed.text()) + ")";
    }
    if (value instanceof Value.Merged merged) {
      return "$merge([" + of(merged.first()) + ", " + of(merged.second()) + "])";
    }
    if (value instanceof Value.Fields object) {
      return object.fields().entrySet().stream()
          .map(field -> literal(field.getKey()) + ": " + of(field.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof Value.Trimmed trimmed) {
      String whole = of(trimmed.object());
      return trimmed.fields().stream()
          .map(field -> literal(field) + ": " + whole + step(field))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof Value.Caught) {
      return "$states.errorOutput";
    }
    return value instanceof Value.UniqueId ? "$uuid()" : "$millis()";
  }

  private static String path(List<String> path) {
    return path.stream().map(JsonataExpressions::step).collect(Collectors.joining());
  }

  private static String step(String name) {
    return name.startsWith("[")
        ? name
        : PLAIN_NAME.matcher(name).matches() ? "." + name : ".`" + name + "`";
  }

  /** JSONata escapes the double quote and not the single one. */
  static String literal(@Nullable Object json) {
    if (!(json instanceof String text)) {
      return String.valueOf(json);
    }
    String escaped = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    return text.indexOf('\'') < 0
        ? "'" + escaped + "'"
        : "\"" + escaped.replace("\"", "\\\"") + "\"";
  }
}
