package io.sluice.deployer.rest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The root cause of a Java stack trace, in one line. */
public final class RootCause {
  private static final Pattern FIRST_LINE_OF_CAUSE =
      Pattern.compile("^\\s*Caused by: (.*)$", Pattern.MULTILINE);
  private static final Pattern EXCEPTION =
      Pattern.compile(
          "(?:Exception in thread \"[^\"]*\" )?(?:[a-z_][\\w]*\\.)+([A-Z][\\w$]*)(: .*)?");
  private static final int LONGEST = 400;

  private RootCause() {}

  /**
   * Takes the last {@code Caused by}, or the first line if there is none, without the packages of
   * the exception's class.
   */
  public static String of(String stackTrace) {
    String line = stackTrace.lines().findFirst().orElse("").strip();
    Matcher cause = FIRST_LINE_OF_CAUSE.matcher(stackTrace);
    while (cause.find()) {
      line = cause.group(1).strip();
    }
    Matcher exception = EXCEPTION.matcher(line);
    if (exception.matches()) {
      String message = exception.group(2);
      line = exception.group(1) + (message == null ? "" : message);
    }
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
  }
}
