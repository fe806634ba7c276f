package io.sluice.deployer.options;

import io.sluice.deployer.text.Row;
import java.util.List;
import java.util.Optional;

/**
 * An option of one line of Flink or of its operator.
 *
 * @param key the key; parts in angle brackets stand for a name of the user's choice
 * @param type what the value has to be
 * @param defaultValue the value where none is set, in the syntax of the configuration; empty if
 *     there is none
 * @param deprecated whether Flink advises against it, with or without a successor
 * @param oldKeys deprecated keys that still work
 * @param otherKeys further keys that are read where the option itself is not set
 */
public record FlinkOption(
    String key,
    ValueType type,
    Optional<String> defaultValue,
    boolean deprecated,
    List<String> oldKeys,
    List<String> otherKeys) {
  private static final String EMPTY = "\"\"";

  public FlinkOption {
    oldKeys = List.copyOf(oldKeys);
    otherKeys = List.copyOf(otherKeys);
  }

  static FlinkOption of(Row row) {
    return new FlinkOption(
        row.get("key"),
        ValueType.parse(row.get("type")),
        row.find("default").map(value -> value.equals(EMPTY) ? "" : value),
        row.find("deprecated").isPresent(),
        row.list("old-keys"),
        row.list("other-keys"));
  }

  /** Why Flink would refuse a value, as {@link ValueType#whyInvalid(String)} says it. */
  public Optional<String> whyInvalid(String value) {
    return type.whyInvalid(value);
  }
}
