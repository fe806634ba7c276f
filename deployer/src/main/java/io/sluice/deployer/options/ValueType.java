package io.sluice.deployer.options;

import java.util.List;
import java.util.Optional;

/**
 * The type of an option. Written as in the tables: {@code duration}, {@code enum:ROCKSDB|HASHMAP},
 * {@code list:string}.
 *
 * @param kind what the value is, or each element where it is a list
 * @param list whether the value is a list
 * @param values the values of an enumeration, empty for other kinds
 */
public record ValueType(ValueKind kind, boolean list, List<String> values) {
  private static final String LIST = "list:";
  private static final String ENUM = "enum:";

  public ValueType {
    values = List.copyOf(values);
  }

  /**
   * Reads the form of the tables.
   *
   * @throws IllegalArgumentException if the text is no type
   */
  public static ValueType parse(String text) {
    boolean list = text.startsWith(LIST);
    String element = list ? text.substring(LIST.length()) : text;
    return element.startsWith(ENUM)
        ? new ValueType(
            ValueKind.ENUM, list, List.of(element.substring(ENUM.length()).split("\\|", -1)))
        : new ValueType(ValueKind.parse(element), list, List.of());
  }

  /**
   * Why Flink would refuse a value, in words that name the value and show the right form; empty if
   * it would take it. White space around the value does not count, Flink's configuration file has
   * none.
   */
  public Optional<String> whyInvalid(String value) {
    String stripped = value.strip();
    if (!list) {
      return Syntax.whyInvalid(this, stripped);
    }
    if (kind == ValueKind.STRING || stripped.indexOf('\'') >= 0 || stripped.indexOf('"') >= 0) {
      return Optional.empty();
    }
    for (String element : Syntax.split(stripped, ";")) {
      Optional<String> reason = Syntax.whyInvalid(this, element.strip());
      if (reason.isPresent()) {
        return reason;
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return (list ? LIST : "")
        + (kind == ValueKind.ENUM ? ENUM + String.join("|", values) : kind.toString());
  }
}
