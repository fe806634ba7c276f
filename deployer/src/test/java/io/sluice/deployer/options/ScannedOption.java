package io.sluice.deployer.options;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An option as one of Flink's classes declares it, in the words of the tables. */
public record ScannedOption(
    String declaredAt,
    String key,
    String type,
    String defaultValue,
    boolean deprecated,
    List<String> oldKeys,
    List<String> otherKeys) {

  static ScannedOption of(String declaredAt, String prefix, boolean deprecated, Object option)
      throws ReflectiveOperationException {
    List<String> oldKeys = new ArrayList<>();
    List<String> otherKeys = new ArrayList<>();
    for (Object fallback : (Iterable<?>) call(option, "fallbackKeys")) {
      boolean old = (Boolean) call(fallback, "isDeprecated");
      (old ? oldKeys : otherKeys).add(prefix + call(fallback, "getKey"));
    }
    return new ScannedOption(
        declaredAt,
        prefix + call(option, "key"),
        type(option),
        text(call(option, "defaultValue")),
        deprecated,
        oldKeys,
        otherKeys);
  }

  String row() {
    return String.join(
        "\t", key, type, defaultValue, deprecated ? "yes" : "-", keys(oldKeys), keys(otherKeys));
  }

  private static String keys(List<String> keys) {
    return keys.isEmpty() ? "-" : String.join(",", keys);
  }

  private static Object call(Object target, String method) throws ReflectiveOperationException {
    Method found = target.getClass().getMethod(method);
    found.setAccessible(true);
    return found.invoke(target);
  }

  private static String type(Object option) throws ReflectiveOperationException {
    Method clazz = option.getClass().getDeclaredMethod("getClazz");
    clazz.setAccessible(true);
    Field list = option.getClass().getDeclaredField("isList");
    list.setAccessible(true);
    Class<?> value = (Class<?>) clazz.invoke(option);
    return (list.getBoolean(option) ? "list:" : "") + type(value);
  }

  private static String type(Class<?> value) {
    if (value.isEnum()) {
      return Arrays.stream(value.getEnumConstants())
          .map(Object::toString)
          .collect(Collectors.joining("|", "enum:", ""));
    }
    return switch (value.getSimpleName()) {
      case "Boolean" -> "boolean";
      case "Integer" -> "int";
      case "Long" -> "long";
      case "Float" -> "float";
      case "Double" -> "double";
      case "Duration" -> "duration";
      case "MemorySize" -> "memory";
      case "Map" -> "map";
      case "String" -> "string";
      default -> throw new IllegalStateException("an option of type " + value);
    };
  }

  private static String text(Object value) throws ReflectiveOperationException {
    if (value == null) {
      return "-";
    }
    String text = plain(value).replace("\n", "\\n").replace("\t", "\\t");
    if (text.equals("-")) {
      throw new IllegalStateException("a default that reads like none");
    }
    return text.isEmpty() ? "\"\"" : text;
  }

  private static String plain(Object value) {
    if (value instanceof Duration duration) {
      return DurationText.of(duration);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(ScannedOption::plain).collect(Collectors.joining(";"));
    }
    if (value instanceof Map<?, ?> map) {
      return new TreeMap<>(map)
          .entrySet().stream()
              .map(entry -> entry.getKey() + ":" + entry.getValue())
              .collect(Collectors.joining(","));
    }
    return value.toString().equals(System.getProperty("java.io.tmpdir"))
        ? "/tmp"
        : value.toString();
  }
}
