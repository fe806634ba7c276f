package io.sluice.deployer.check;

import java.util.Optional;

/** Reads numbers without throwing. */
final class Numbers {
  private Numbers() {}

  static Optional<Double> parse(String text) {
    try {
      double value = Double.parseDouble(text);
      return Double.isNaN(value) ? Optional.empty() : Optional.of(value);
    } catch (NumberFormatException none) {
      return Optional.empty();
    }
  }

  static Optional<Integer> whole(String text) {
    try {
      return Optional.of(Integer.valueOf(text));
    } catch (NumberFormatException none) {
      return Optional.empty();
    }
  }
}
