package io.sluice.deployer.options;

/** A number and a unit, each possibly empty, as Flink splits its durations and sizes. */
record Measure(String number, String unit) {

  static Measure parse(String text) {
    String trimmed = text.trim();
    int digits = 0;
    while (digits < trimmed.length() && isDigit(trimmed.charAt(digits))) {
      digits++;
    }
    return new Measure(trimmed.substring(0, digits), trimmed.substring(digits).trim());
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
