package io.sluice.deployer.memory;

import io.sluice.deployer.memory.MemorySplitException.Reason;
import java.math.BigDecimal;

/**
 * A part of memory that is a fraction of a whole, but not less than a minimum and not more than a
 * maximum.
 */
record Share(String name, long min, long max, double fraction) {

  /** The share whose options are {@code NAME.min}, {@code NAME.max} and {@code NAME.fraction}. */
  static Share of(MemorySettings settings, String name) {
    return checked(
        name,
        settings.size(name + ".min"),
        settings.size(name + ".max"),
        settings.fraction(name + ".fraction"));
  }

  /** The share that has only {@code NAME.fraction}. */
  static Share unlimited(MemorySettings settings, String name) {
    return checked(name, 0, Long.MAX_VALUE, settings.fraction(name + ".fraction"));
  }

  private static Share checked(String name, long min, long max, double fraction) {
    if (min > max) {
      throw new MemorySplitException(
          Reason.BAD_RANGE,
          name + ".min",
          name
              + ".min is "
              + Mebibytes.text(min)
              + ", above "
              + name
              + ".max of "
              + Mebibytes.text(max)
              + "; lower it");
    }
    if (!(fraction >= 0 && fraction < 1)) {
      throw new MemorySplitException(
          Reason.BAD_RANGE,
          name + ".fraction",
          name + ".fraction is " + fraction + "; write a number from 0 to below 1");
    }
    return new Share(name, min, max, fraction);
  }

  /** The share of a whole that includes it. */
  long of(long whole) {
    return limited(times(whole, fraction));
  }

  /** The share that comes on top of the rest of the whole. */
  long besides(long rest) {
    return limited(times(rest, fraction / (1 - fraction)));
  }

  /** Refuses what is left for this part where it lies outside minimum and maximum. */
  long accept(long left, String total) {
    if (left < min || left > max) {
      String limit = left < min ? ".min" : ".max";
      throw new MemorySplitException(
          Reason.OUTSIDE_RANGE,
          name + limit,
          total
              + " leaves "
              + Mebibytes.text(left)
              + (left < min ? ", below " : ", above ")
              + name
              + limit
              + " of "
              + Mebibytes.text(left < min ? min : max)
              + "; change one of the two");
    }
    return left;
  }

  private long limited(long size) {
    return Math.max(min, Math.min(max, size));
  }

  private static long times(long bytes, double factor) {
    return BigDecimal.valueOf(bytes)
        .multiply(BigDecimal.valueOf(factor))
        .toBigInteger()
        .longValueExact();
  }
}
