package io.sluice.deployer.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of memory. Reads what the operator reads in {@code resource.memory}: Flink's sizes
 * ({@code 2048m}, {@code 2 gb}; powers of 1024) and Kubernetes' binary quantities ({@code 2Gi}).
 * Keeps the text, so that a description is written as it was read.
 *
 * @param bytes the amount, not negative
 * @param text the form in which it is written
 */
public record MemorySize(long bytes, String text) {
  private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([a-zA-Z]*)");
  private static final Map<String, Long> UNITS =
      Map.ofEntries(
          Map.entry("", 1L),
          Map.entry("b", 1L),
          Map.entry("bytes", 1L),
          Map.entry("k", 1L << 10),
          Map.entry("kb", 1L << 10),
          Map.entry("ki", 1L << 10),
          Map.entry("kibibytes", 1L << 10),
          Map.entry("m", 1L << 20),
          Map.entry("mb", 1L << 20),
          Map.entry("mi", 1L << 20),
          Map.entry("mebibytes", 1L << 20),
          Map.entry("g", 1L << 30),
          Map.entry("gb", 1L << 30),
          Map.entry("gi", 1L << 30),
          Map.entry("gibibytes", 1L << 30),
          Map.entry("t", 1L << 40),
          Map.entry("tb", 1L << 40),
          Map.entry("ti", 1L << 40),
          Map.entry("tebibytes", 1L << 40));

  /**
   * Reads a size.
   *
   * @throws MalformedValueException if the text is no size
   */
  @JsonCreator
  public static MemorySize parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    Long unit = form.matches() ? UNITS.get(form.group(2).toLowerCase(Locale.ROOT)) : null;
    if (unit == null) {
      throw new MalformedValueException(
          "'" + text + "' is not an amount of memory", "write it like 2048m or 2Gi");
    }
    BigDecimal bytes = new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(unit));
    if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw new MalformedValueException(
          "'" + text + "' is more memory than can be counted", "write it like 2048m or 2Gi");
    }
    return new MemorySize(bytes.setScale(0, RoundingMode.DOWN).longValueExact(), text);
  }

  /** A size in mebibytes, written as Flink has it: {@code 2048m}. */
  public static MemorySize ofMebibytes(long mebibytes) {
    return new MemorySize(Math.multiplyExact(mebibytes, 1L << 20), mebibytes + "m");
  }

  /** A size in bytes, written as Flink has it: {@code 1024b}. */
  public static MemorySize ofBytes(long bytes) {
    return new MemorySize(bytes, bytes + "b");
  }

  /** Whole mebibytes, rounded down. */
  public long toMebibytes() {
    return bytes >> 20;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MemorySize size && size.bytes == bytes;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(bytes);
  }

  @Override
  @JsonValue
  public String toString() {
    return text;
  }
}
