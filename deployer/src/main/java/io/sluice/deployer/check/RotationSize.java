package io.sluice.deployer.check;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sizes at which EMR's sidecar can rotate logs: a whole number and KB, MB or GB of 1024. */
final class RotationSize {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*([KMG])B");
  private static final long MIN = 2L << 10;
  private static final long MAX = 2L << 30;

  private RotationSize() {}

  /** Whether it is of that form and within 2KB to 2GB. */
  static boolean isAllowed(String text) {
    Matcher form = FORM.matcher(text.toUpperCase(Locale.ROOT).strip());
    if (!form.matches()) {
      return false;
    }
    int shift =
        switch (form.group(2)) {
          case "K" -> 10;
          case "M" -> 20;
          default -> 30;
        };
    long bytes = Long.parseLong(form.group(1)) << shift;
    return bytes >= MIN && bytes <= MAX;
  }
}
