package io.sluice.deployer.local.config;

import java.util.Map;
import java.util.stream.Collectors;

/** The text of a {@code flink-conf.yaml}: Flink's own form, one {@code key: value} a line. */
public final class ConfigurationFile {
  private ConfigurationFile() {}

  /** The options as the file's text, in the map's order. */
  public static String text(Map<String, String> options) {
    return options.entrySet().stream()
        .map(option -> option.getKey() + ": " + option.getValue() + "\n")
        .collect(Collectors.joining());
  }
}
