package io.sluice.deployer.options;

import java.time.Duration;

/** Durations in the syntax of Flink's configuration, in the largest unit that loses nothing. */
final class DurationText {
  private DurationText() {}

  static String of(Duration duration) {
    if (duration.getNano() % 1_000_000 != 0) {
      return duration.toNanos() + " ns";
    }
    long millis = duration.toMillis();
    if (millis == 0 || millis % 1000 != 0) {
      return millis + " ms";
    }
    long seconds = millis / 1000;
    if (seconds % 86_400 == 0) {
      return seconds / 86_400 + " d";
    }
    if (seconds % 3600 == 0) {
      return seconds / 3600 + " h";
    }
    return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
  }
}
