package io.sluice.deployer.options;

import java.util.Locale;
import java.util.Map;

/**
 * Amounts of memory as Flink writes them in its configuration: {@code 2048m}, {@code 2 gb}, {@code
 * 1024}. Unlike {@code resource.memory} in the custom resource, Kubernetes' {@code Gi} and
 * fractions are refused there.
 */
public final class FlinkMemory {
  private static final Map<String, Integer> SHIFTS =
      Map.ofEntries(
          Map.entry("", 0),
          Map.entry("b", 0),
          Map.entry("bytes", 0),
          Map.entry("k", 10),
          Map.entry("kb", 10),
          Map.entry("kibibytes", 10),
          Map.entry("m", 20),
          Map.entry("mb", 20),
          Map.entry("mebibytes", 20),
          Map.entry("g", 30),
          Map.entry("gb", 30),
          Map.entry("gibibytes", 30),
          Map.entry("t", 40),
          Map.entry("tb", 40),
          Map.entry("tebibytes", 40));

  private FlinkMemory() {}

  /**
   * Reads an amount; a number without a unit is in bytes.
   *
   * @return bytes, not negative
   * @throws IllegalArgumentException if Flink would refuse the text
   */
  public static long parse(String text) {
    Measure measure = Measure.parse(text);
    Integer shift = SHIFTS.get(measure.unit().toLowerCase(Locale.US));
    if (shift == null || measure.number().isEmpty()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not an amount of memory; write it like 512m or 2g");
    }
    try {
      return Math.multiplyExact(Long.parseLong(measure.number()), 1L << shift);
    } catch (NumberFormatException | ArithmeticException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is more memory than can be counted; write less", e);
    }
  }
}
