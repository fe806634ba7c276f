package io.sluice.deployer.spec;

import java.math.BigInteger;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as Flink writes them: {@code 90 s}, {@code 5min}, a bare number of milliseconds, ISO.
 */
public final class FlinkDuration {
  private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\s*([a-zA-Zµ]*)");
  private static final long NANOS_PER_MILLI = 1_000_000L;
  private static final Map<String, Long> NANOS =
      Map.ofEntries(
          Map.entry("", NANOS_PER_MILLI),
          Map.entry("ns", 1L),
          Map.entry("nano", 1L),
          Map.entry("nanosecond", 1L),
          Map.entry("µs", 1_000L),
          Map.entry("micro", 1_000L),
          Map.entry("microsecond", 1_000L),
          Map.entry("ms", NANOS_PER_MILLI),
          Map.entry("milli", NANOS_PER_MILLI),
          Map.entry("millisecond", NANOS_PER_MILLI),
          Map.entry("s", 1_000_000_000L),
          Map.entry("sec", 1_000_000_000L),
          Map.entry("second", 1_000_000_000L),
          Map.entry("m", 60_000_000_000L),
          Map.entry("min", 60_000_000_000L),
          Map.entry("minute", 60_000_000_000L),
          Map.entry("h", 3_600_000_000_000L),
          Map.entry("hour", 3_600_000_000_000L),
          Map.entry("d", 86_400_000_000_000L),
          Map.entry("day", 86_400_000_000_000L));

  private FlinkDuration() {}

  /** Reads a duration; empty where the text is none (Flink, {@code TimeUtils.parseDuration}). */
  public static Optional<Duration> parse(String text) {
    String stripped = text.strip();
    Matcher form = FORM.matcher(stripped);
    if (form.matches()) {
      return unit(form.group(2).toLowerCase(Locale.ROOT))
          .map(nanos -> of(new BigInteger(form.group(1)), nanos));
    }
    try {
      return Optional.of(Duration.parse(stripped));
    } catch (DateTimeParseException neither) {
      return Optional.empty();
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

  private static Optional<Long> unit(String name) {
    Long nanos = NANOS.get(name);
    if (nanos == null && name.endsWith("s")) {
      nanos = NANOS.get(name.substring(0, name.length() - 1));
    }
    return Optional.ofNullable(nanos);
  }

  private static Duration of(BigInteger count, long nanos) {
    BigInteger[] parts =
        count
            .multiply(BigInteger.valueOf(nanos))
            .divideAndRemainder(BigInteger.valueOf(1_000_000_000L));
    return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact());
  }
}
