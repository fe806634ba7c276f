package io.sluice.deployer.memory;

import io.sluice.deployer.memory.MemorySplitException.Reason;
import io.sluice.deployer.options.FlinkMemory;
import io.sluice.deployer.options.FlinkOption;
import io.sluice.deployer.options.FlinkOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A configuration as Flink reads it: by current keys, old keys, and the line's defaults. */
final class MemorySettings {
  private final FlinkOptions options;
  private final Map<String, String> configuration;

  MemorySettings(String line, Map<String, String> configuration) {
    this.options = FlinkOptions.of(line);
    this.configuration = Map.copyOf(configuration);
  }

  /** Whether the option is set, by whichever of its keys. */
  boolean has(String option) {
    return written(option(option)).isPresent();
  }

  /** The option's size in bytes, or its default. */
  long size(String option) {
    String value = value(option);
    try {
      return FlinkMemory.parse(value);
    } catch (IllegalArgumentException e) {
      throw new MemorySplitException(Reason.MALFORMED, option, option + ": " + e.getMessage());
    }
  }

  /** The option's fraction with the precision of a float, as Flink keeps it. */
  double fraction(String option) {
    String value = value(option);
    try {
      return Float.parseFloat(value);
    } catch (NumberFormatException e) {
      throw new MemorySplitException(
          Reason.MALFORMED,
          option,
          option + ": '" + value + "' is not a fraction; write it like 0.4");
    }
  }

  /** The option's count. */
  int count(String option) {
    String value = value(option);
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new MemorySplitException(
          Reason.MALFORMED,
          option,
          option + ": '" + value + "' is not a count; write it in digits");
    }
  }

  private String value(String key) {
    FlinkOption option = option(key);
    return written(option)
        .or(option::defaultValue)
        .map(String::strip)
        .orElseThrow(
            () -> new MemorySplitException(Reason.NO_SIZE, key, key + " has no value; set it"));
  }

  private Optional<String> written(FlinkOption option) {
    List<String> keys = new ArrayList<>();
    keys.add(option.key());
    keys.addAll(option.oldKeys());
    keys.addAll(option.otherKeys());
    for (String key : keys) {
      String value = configuration.get(key);
      if (value != null) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  private FlinkOption option(String key) {
    return options
        .find(key)
        .orElseThrow(() -> new IllegalStateException("Flink has no option '" + key + "'"));
  }
}
