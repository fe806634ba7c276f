package io.sluice.deployer.check;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The syntax of the autoscaler's excluded periods: periods separated by semicolons, each a time of
 * day, a Quartz cron expression, or both joined by {@code &&} (operator code, CalendarUtils).
 */
final class ExcludedPeriods {
  private static final Pattern PERIODS = Pattern.compile(";");
  private static final Pattern CONDITIONS = Pattern.compile("&&");
  private static final Pattern DAILY =
      Pattern.compile("(([01]?\\d|2[0-3]):[0-5]\\d)\\s*-\\s*(([01]?\\d|2[0-3]):[0-5]\\d)");
  private static final Pattern CRON =
      Pattern.compile("[\\d*,/?LW#A-Za-z-]+(\\s+[\\d*,/?LW#A-Za-z-]+){5,6}");

  private ExcludedPeriods() {}

  /** The first period that is none. */
  static Optional<String> firstMalformed(String value) {
    if (value.isBlank()) {
      return Optional.empty();
    }
    return PERIODS
        .splitAsStream(value)
        .flatMap(CONDITIONS::splitAsStream)
        .map(String::strip)
        .filter(condition -> !isDaily(condition) && !CRON.matcher(condition).matches())
        .findFirst();
  }

  private static boolean isDaily(String condition) {
    return DAILY.matcher(condition).matches();
  }
}
