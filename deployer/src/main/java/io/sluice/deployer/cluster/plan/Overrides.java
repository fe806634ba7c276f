package io.sluice.deployer.cluster.plan;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A Flink option whose value is a map, written {@code key:value,key:value}. */
final class Overrides {
  private Overrides() {}

  /** The entries; what is no entry is left out. */
  static Map<String, String> of(String text) {
    Map<String, String> entries = new LinkedHashMap<>();
    Arrays.stream(text.split(","))
        .map(String::strip)
        .map(entry -> entry.split(":", 2))
        .filter(entry -> entry.length == 2)
        .forEach(entry -> entries.put(entry[0].strip(), entry[1].strip()));
    return entries;
  }
}
