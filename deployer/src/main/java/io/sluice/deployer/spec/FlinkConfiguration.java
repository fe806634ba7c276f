package io.sluice.deployer.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Flink's options, {@code spec.flinkConfiguration}, in the order they were written.
 *
 * @param entries key to value, as text
 */
public record FlinkConfiguration(@JsonValue Map<String, String> entries) {
  /** No options. */
  public static final FlinkConfiguration EMPTY = new FlinkConfiguration(Map.of());

  public FlinkConfiguration {
    entries = Ordered.copy(entries);
  }

  /** The options of a map. */
  @JsonCreator
  public static FlinkConfiguration of(Map<String, String> entries) {
    return new FlinkConfiguration(entries);
  }

  /** The value of the first of these keys that is set: an option and its older names. */
  public Optional<String> get(String... keys) {
    return Arrays.stream(keys).filter(entries::containsKey).findFirst().map(entries::get);
  }

  /** A number; empty where it is missing or not one. */
  public Optional<Double> number(String... keys) {
    return get(keys)
        .map(String::strip)
        .filter(value -> value.matches("[-+]?\\d+(\\.\\d+)?([eE][-+]?\\d+)?"))
        .map(Double::valueOf);
  }
}
