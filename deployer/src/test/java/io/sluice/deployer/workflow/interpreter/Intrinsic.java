package io.sluice.deployer.workflow.interpreter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** A call of intrinsic functions of JSONPath, parsed as it is evaluated. */
final class Intrinsic {
  private static final Random RANDOM = new Random();

  private final String text;
  private final Scope scope;
  private int at;

  Intrinsic(String text, Scope scope) {
    this.text = text;
    this.scope = scope;
  }

  Object value() {
    Object value = argument();
    if (at != text.length()) {
      throw new IllegalArgumentException(text.substring(at) + " follows in " + text);
    }
    return value;
  }

  private Object argument() {
    while (text.charAt(at) == ' ') {
      at++;
    }
    char first = text.charAt(at);
    if (first == '\'') {
      return string();
    }
    if (text.startsWith("States.", at)) {
      return call();
    }
    int from = at;
    while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != ')') {
      at++;
    }
    String word = text.substring(from, at);
    if (first == '$') {
      return JsonPathLanguage.evaluate(word, scope);
    }
    return word.equals("false") ? (Object) Boolean.FALSE : (Object) Long.valueOf(word);
  }

  /** The text between quotes; what is escaped stays so, for the function to judge. */
  private String string() {
    StringBuilder string = new StringBuilder();
    at++;
    while (text.charAt(at) != '\'') {
      if (text.charAt(at) == '\\') {
        string.append(text.charAt(at));
        at++;
      }
      string.append(text.charAt(at));
      at++;
    }
    at++;
    return string.toString();
  }

  private Object call() {
    int open = text.indexOf('(', at);
    String function = text.substring(at, open);
    List<Object> arguments = new ArrayList<>();
    at = open + 1;
    while (text.charAt(at) != ')') {
      arguments.add(argument());
      if (text.charAt(at) == ',') {
        at++;
      }
    }
    at++;
    return apply(function, arguments);
  }

  private static Object apply(String function, List<Object> arguments) {
    return switch (function) {
      case "States.Format" -> format(arguments);
      case "States.MathAdd" -> number(arguments, 0) + number(arguments, 1);
      case "States.MathRandom" -> RANDOM.nextLong(number(arguments, 0), number(arguments, 1) + 1);
      case "States.ArrayGetItem" -> ((List<?>) arguments.get(0)).get((int) number(arguments, 1));
      case "States.StringToJson" -> Json.read((String) arguments.get(0));
      case "States.JsonMerge" -> merged(arguments);
      case "States.Array" -> List.copyOf(arguments);
      case "States.UUID" -> UUID.randomUUID().toString();
      default -> throw new IllegalArgumentException("no such function: " + function);
    };
  }

  private static String format(List<Object> arguments) {
    String pattern = (String) arguments.get(0);
    StringBuilder result = new StringBuilder();
    int next = 1;
    for (int i = 0; i < pattern.length(); i++) {
      if (pattern.charAt(i) == '\\') {
        i++;
        result.append(pattern.charAt(i));
      } else if (pattern.startsWith("{}", i)) {
        Object argument = arguments.get(next);
        if (argument instanceof Map || argument instanceof List) {
          throw new ServiceError("States.IntrinsicFailure", "States.Format takes no " + argument);
        }
        result.append(argument);
        next++;
        i++;
      } else {
        result.append(pattern.charAt(i));
      }
    }
    return result.toString();
  }

  private static Map<String, Object> merged(List<Object> arguments) {
    if (!Boolean.FALSE.equals(arguments.get(2))) {
      throw new ServiceError("States.IntrinsicFailure", "States.JsonMerge merges shallowly only");
    }
    Map<String, Object> merged = new LinkedHashMap<>();
    for (Object object : arguments.subList(0, 2)) {
      ((Map<?, ?>) object).forEach((key, value) -> merged.put((String) key, value));
    }
    return merged;
  }

  private static long number(List<Object> arguments, int index) {
    return ((Number) arguments.get(index)).longValue();
  }
}
