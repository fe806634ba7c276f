package io.sluice.deployer.describe;

import io.sluice.deployer.spec.MalformedValueException;
import io.sluice.deployer.spec.MemorySize;
import java.math.BigDecimal;

/** Amounts in the forms that EMR takes for the container that ships the logs. */
final class Amounts {
  private static final String UNITS = "KMG";

  private Amounts() {}

  /** A quantity of Kubernetes: {@code 500m}. */
  static String millicores(double cores) {
    if (!(cores > 0) || Double.isInfinite(cores)) {
      throw new MalformedValueException(
          "cpu: " + cores + " is not an amount of CPU", "say it in cores, such as 0.5");
    }
    BigDecimal millicores = BigDecimal.valueOf(cores).movePointRight(3).stripTrailingZeros();
    if (millicores.scale() > 0) {
      throw new MalformedValueException(
          "cpu: " + cores + " is no whole number of millicores",
          "say it with three decimal places at most");
    }
    return millicores.toBigIntegerExact() + "m";
  }

  /** A quantity of Kubernetes: {@code 512Mi}. */
  static String quantity(MemorySize size) {
    return whole(size, "i");
  }

  /** A size for the rotation of logs: {@code 500MB}, where a KB has 1024 bytes. */
  static String rotationSize(MemorySize size) {
    return whole(size, "B");
  }

  private static String whole(MemorySize size, String ending) {
    int shift = Math.min(Long.numberOfTrailingZeros(size.bytes()) / 10, UNITS.length());
    if (size.bytes() <= 0 || shift == 0) {
      throw new MalformedValueException(
          "'" + size + "' cannot be written with a whole number and a unit",
          "say it in whole kibibytes, such as 512k");
    }
    return (size.bytes() >> (10 * shift)) + UNITS.substring(shift - 1, shift) + ending;
  }
}
