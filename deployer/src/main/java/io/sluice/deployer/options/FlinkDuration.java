package io.sluice.deployer.options;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;

/**
 * Durations as Flink writes them in its configuration: {@code 500 ms}, {@code 5min}, {@code 30}.
 */
public final class FlinkDuration {
  private static final int NANOS_PER_MILLI = 1_000_000;
  private static final Map<String, ChronoUnit> UNITS =
      Map.ofEntries(
          Map.entry("", ChronoUnit.MILLIS),
          Map.entry("d", ChronoUnit.DAYS),
          Map.entry("day", ChronoUnit.DAYS),
          Map.entry("days", ChronoUnit.DAYS),
          Map.entry("h", ChronoUnit.HOURS),
          Map.entry("hour", ChronoUnit.HOURS),
          Map.entry("hours", ChronoUnit.HOURS),
          Map.entry("m", ChronoUnit.MINUTES),
          Map.entry("min", ChronoUnit.MINUTES),
          Map.entry("minute", ChronoUnit.MINUTES),
          Map.entry("minutes", ChronoUnit.MINUTES),
          Map.entry("s", ChronoUnit.SECONDS),
          Map.entry("sec", ChronoUnit.SECONDS),
          Map.entry("secs", ChronoUnit.SECONDS),
          Map.entry("second", ChronoUnit.SECONDS),
          Map.entry("seconds", ChronoUnit.SECONDS),
          Map.entry("ms", ChronoUnit.MILLIS),
          Map.entry("milli", ChronoUnit.MILLIS),
          Map.entry("millis", ChronoUnit.MILLIS),
          Map.entry("millisecond", ChronoUnit.MILLIS),
          Map.entry("milliseconds", ChronoUnit.MILLIS),
          Map.entry("µs", ChronoUnit.MICROS),
          Map.entry("micro", ChronoUnit.MICROS),
          Map.entry("micros", ChronoUnit.MICROS),
          Map.entry("microsecond", ChronoUnit.MICROS),
          Map.entry("microseconds", ChronoUnit.MICROS),
          Map.entry("ns", ChronoUnit.NANOS),
          Map.entry("nano", ChronoUnit.NANOS),
          Map.entry("nanos", ChronoUnit.NANOS),
          Map.entry("nanosecond", ChronoUnit.NANOS),
          Map.entry("nanoseconds", ChronoUnit.NANOS));

  private FlinkDuration() {}

  /**
   * Reads a duration; a number without a unit is in milliseconds.
   *
   * @throws IllegalArgumentException if Flink would refuse the text
   */
  public static Duration parse(String text) {
    Measure measure = Measure.parse(text);
    ChronoUnit unit = UNITS.get(measure.unit().toLowerCase(Locale.US));
    if (unit == null || measure.number().isEmpty()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a duration; write it like 500 ms, 30 s, 5 min or 1 h");
    }
    try {
      return Duration.of(Long.parseLong(measure.number()), unit);
    } catch (NumberFormatException | ArithmeticException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is too long for a duration; shorten it", e);
    }
  }

  /** Writes a duration with the largest unit that divides it: {@code 5min}, {@code 1500ms}. */
  public static String write(Duration duration) {
    if (duration.getNano() % NANOS_PER_MILLI != 0) {
      return duration.toNanos() + "ns";
    }
    long millis = duration.toMillis();
    if (millis % 1000 != 0 || millis == 0) {
      return millis + "ms";
    }
    long seconds = millis / 1000;
    if (seconds % 3600 == 0) {
      return seconds / 3600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "min" : seconds + "s";
  }
}
