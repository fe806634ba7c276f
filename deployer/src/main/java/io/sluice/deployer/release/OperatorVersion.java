package io.sluice.deployer.release;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A release line of Apache's Flink Kubernetes operator, for example {@code 1.10}; ordered as
 * numbers. Options and rules change with the line, never with the patch number.
 */
public record OperatorVersion(int major, int minor) implements Comparable<OperatorVersion> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})(?:\\.\\d.*)?");
  private static final Comparator<OperatorVersion> ORDER =
      Comparator.comparingInt(OperatorVersion::major).thenComparingInt(OperatorVersion::minor);

  /**
   * Reads a line ({@code 1.10}) or a version of that line ({@code 1.10.0-amzn-4}).
   *
   * @throws IllegalArgumentException if the text has another form
   */
  public static OperatorVersion parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not an operator version; write it like 1.10");
    }
    return new OperatorVersion(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
  }

  /** Whether this line is {@code other} or a later one. */
  public boolean isAtLeast(OperatorVersion other) {
    return compareTo(other) >= 0;
  }

  @Override
  public int compareTo(OperatorVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
