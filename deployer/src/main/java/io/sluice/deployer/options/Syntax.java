package io.sluice.deployer.options;

import io.sluice.deployer.text.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Checks single values by Flink's own rules (its ConfigurationUtils, TimeUtils, MemorySize). */
final class Syntax {
  private Syntax() {}

  static Optional<String> whyInvalid(ValueType type, String value) {
    return switch (type.kind()) {
      case BOOLEAN ->
          value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")
              ? Optional.empty()
              : refusal(value, "true or false", "write true or false");
      case INT -> number(value, Integer::valueOf, "a whole number of 32 bits");
      case LONG -> number(value, Long::valueOf, "a whole number of 64 bits");
      case FLOAT -> number(value, Float::valueOf, "a number");
      case DOUBLE -> number(value, Double::valueOf, "a number");
      case DURATION -> message(value, FlinkDuration::parse);
      case MEMORY -> message(value, FlinkMemory::parse);
      case ENUM -> enumeration(type.values(), value);
      case MAP -> map(value);
      case STRING -> Optional.empty();
    };
  }

  private static Optional<String> number(
      String value, Function<String, ? extends Number> parser, String what) {
    try {
      Object unused = parser.apply(value);
      return Optional.empty();
    } catch (NumberFormatException e) {
      return refusal(value, what, "write it in digits, without a unit");
    }
  }

  private static Optional<String> message(String value, Function<String, ?> parser) {
    try {
      Object unused = parser.apply(value);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.ofNullable(e.getMessage());
    }
  }

  private static Optional<String> enumeration(List<String> values, String value) {
    for (String allowed : values) {
      if (allowed.equalsIgnoreCase(value)) {
        return Optional.empty();
      }
    }
    List<String> near = Spelling.nearest(value, values, 1);
    return refusal(
        value,
        "one of " + String.join(", ", values),
        near.isEmpty() ? "write one of them" : "did you mean " + near.get(0) + "?");
  }

  private static Optional<String> map(String value) {
    if (value.indexOf('\'') >= 0 || value.indexOf('"') >= 0) {
      return Optional.empty();
    }
    for (String entry : split(value, ",")) {
      if (split(entry, ":").size() != 2) {
        return refusal(entry.strip(), "an entry of a map", "write key:value,key:value");
      }
    }
    return Optional.empty();
  }

  /** The elements of an unquoted list; a separator at either end separates nothing. */
  static List<String> split(String value, String separator) {
    List<String> elements = new ArrayList<>(List.of(value.split(separator, -1)));
    if (elements.get(0).isEmpty()) {
      elements.remove(0);
    }
    int last = elements.size() - 1;
    if (last >= 0 && elements.get(last).isEmpty()) {
      elements.remove(last);
    }
    return elements;
  }

  private static Optional<String> refusal(String value, String what, String fix) {
    return Optional.of("'" + value + "' is not " + what + "; " + fix);
  }
}
