package io.sluice.deployer.check;

import java.util.List;

/** How many divisors a maximal parallelism has, and which near it has more. */
final class Divisors {
  private static final List<Integer> MANY =
      List.of(
          1, 2, 4, 6, 12, 24, 36, 48, 60, 120, 180, 240, 360, 720, 840, 1260, 1680, 2520, 5040,
          7560, 10080, 15120, 20160, 25200, 27720);

  private Divisors() {}

  static int count(int number) {
    int count = 0;
    for (int divisor = 1; divisor * divisor <= number; divisor++) {
      if (number % divisor == 0) {
        count += divisor * divisor == number ? 1 : 2;
      }
    }
    return count;
  }

  /** Whether a number has less than three quarters of what a smaller one has. */
  static boolean areFew(int number) {
    return 4 * count(number) < 3 * count(below(number));
  }

  /** The next smaller and the next greater number that has many. */
  static List<Integer> better(int number) {
    return MANY.stream()
        .filter(candidate -> candidate > number)
        .findFirst()
        .map(above -> List.of(below(number), above))
        .orElse(List.of(below(number)));
  }

  private static int below(int number) {
    int below = MANY.get(0);
    for (int candidate : MANY) {
      if (candidate <= number) {
        below = candidate;
      }
    }
    return below;
  }
}
