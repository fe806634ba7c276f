package io.sluice.jobs.websessions;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** The time of the log formats, such as {@code 17/May/2015:10:05:03 +0000}. */
final class LogTime {
  private static final int LENGTH = 26;
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private LogTime() {}

  static Instant parse(String text) throws MalformedLineException {
    if (text.length() != LENGTH || !hasSeparators(text)) {
      throw new MalformedLineException(RejectReason.BAD_TIME);
    }
    try {
      return LocalDateTime.of(
              number(text, 7, 11),
              MONTHS.indexOf(text.substring(3, 6)) + 1,
              number(text, 0, 2),
              number(text, 12, 14),
              number(text, 15, 17),
              number(text, 18, 20))
          .toInstant(offset(text));
    } catch (DateTimeException notATime) {
      throw new MalformedLineException(RejectReason.BAD_TIME);
    }
  }

  static String format(Instant time) {
    LocalDateTime utc = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    return String.format(
        "%02d/%s/%04d:%02d:%02d:%02d +0000",
        utc.getDayOfMonth(),
        MONTHS.get(utc.getMonthValue() - 1),
        utc.getYear(),
        utc.getHour(),
        utc.getMinute(),
        utc.getSecond());
  }

  private static boolean hasSeparators(String text) {
    return text.charAt(2) == '/'
        && text.charAt(6) == '/'
        && text.charAt(11) == ':'
        && text.charAt(14) == ':'
        && text.charAt(17) == ':'
        && text.charAt(20) == ' ';
  }

  private static ZoneOffset offset(String text) throws MalformedLineException {
    char sign = text.charAt(21);
    if (sign != '+' && sign != '-') {
      throw new MalformedLineException(RejectReason.BAD_TIME);
    }
    int direction = sign == '-' ? -1 : 1;
    return ZoneOffset.ofHoursMinutes(
        direction * number(text, 22, 24), direction * number(text, 24, 26));
  }

  private static int number(String text, int from, int to) throws MalformedLineException {
    int number = 0;
    for (int i = from; i < to; i++) {
      char digit = text.charAt(i);
      if (digit < '0' || digit > '9') {
        throw new MalformedLineException(RejectReason.BAD_TIME);
      }
      number = number * 10 + digit - '0';
    }
    return number;
  }
}
