package io.sluice.deployer.memory;

/** Writes bytes as mebibytes for people, in Flink's notation. */
final class Mebibytes {
  private static final double MEBIBYTE = 1 << 20;

  private Mebibytes() {}

  /** For example {@code 256m}, {@code 230.4m}; whole sizes without a fraction. */
  static String text(long bytes) {
    if (bytes % (1 << 20) == 0) {
      return (bytes >> 20) + "m";
    }
    return Math.round(bytes / MEBIBYTE * 10) / 10.0 + "m";
  }
}
