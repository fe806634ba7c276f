package io.sluice.deployer.cli;

import java.time.Duration;
import java.util.Locale;

/** Durations and sizes as people read them. */
final class Ages {
  private static final int TWO_OF_A_UNIT = 2;
  private static final double KIBI = 1024;
  private static final String[] SIZES = {"B", "KiB", "MiB", "GiB", "TiB"};

  private Ages() {}

  /** In one unit, as {@code 34 s} or {@code 5 h}; in the smaller one below two of the larger. */
  static String of(Duration duration) {
    if (duration.toDays() >= TWO_OF_A_UNIT) {
      return duration.toDays() + " d";
    }
    if (duration.toHours() >= TWO_OF_A_UNIT) {
      return duration.toHours() + " h";
    }
    return duration.toMinutes() >= TWO_OF_A_UNIT
        ? duration.toMinutes() + " min"
        : Math.max(0, duration.toSeconds()) + " s";
  }

  /** Bytes in the unit that fits, as {@code 1.5 MiB}. */
  static String size(long bytes) {
    double size = bytes;
    int unit = 0;
    while (size >= KIBI && unit < SIZES.length - 1) {
      size /= KIBI;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", size, SIZES[unit]);
  }
}
