package io.sluice.deployer.workflow.language;

import io.sluice.deployer.workflow.state.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as paths, and as Step Functions' intrinsic functions of paths. */
final class JsonPathExpressions {
  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_]\\w*");

  private JsonPathExpressions() {}

  /** The path or the call. */
  static String of(Value value) {
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
      return "States.MathAdd(" + of(sum.number()) + ", " + sum.more() + ")";
    }
    if (value instanceof Value.Item item) {
      return "States.ArrayGetItem(" + of(item.list()) + ", " + of(item.index()) + ")";
    }
    if (value instanceof Value.Parsed parsed) {
      return "States.StringToJson(" + of(parsed.text()) + ")";
    }
    if (value instanceof Value.Merged merged) {
      return "States.JsonMerge(" + of(merged.first()) + ", " + of(merged.second()) + ", false)";
    }
    if (value instanceof Value.Trimmed trimmed) {
      return of(trimmed.object());
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
        arguments.add(of(part));
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

  static String literal(@Nullable Object json) {
    if (json instanceof Map<?, ?> || json instanceof List<?>) {
      throw new IllegalArgumentException("JSONPath has no JSON inside a function: " + json);
    }
    return json instanceof String text ? "'" + escaped(text) + "'" : String.valueOf(json);
  }

  private static String path(List<String> path) {
    return path.stream().map(JsonPathExpressions::step).collect(Collectors.joining());
  }

  private static String step(String name) {
    return name.startsWith("[")
        ? name
        : PLAIN_NAME.matcher(name).matches() ? "." + name : "['" + name + "']";
  }
}
