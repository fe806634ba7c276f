package io.sluice.deployer.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The number of an EMR release, for example {@code 7.13.0}; ordered as numbers, not as text. */
public record EmrVersion(int major, int minor, int patch) implements Comparable<EmrVersion> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})");
  private static final Comparator<EmrVersion> ORDER =
      Comparator.comparingInt(EmrVersion::major)
          .thenComparingInt(EmrVersion::minor)
          .thenComparingInt(EmrVersion::patch);

  /**
   * Reads {@code MAJOR.MINOR.PATCH}.
   *
   * @throws MalformedValueException if the text has another form
   */
  @JsonCreator
  public static EmrVersion parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new MalformedValueException(
          "'" + text + "' is not an EMR release", "write it like 7.13.0");
    }
    return new EmrVersion(
        Integer.parseInt(form.group(1)),
        Integer.parseInt(form.group(2)),
        Integer.parseInt(form.group(3)));
  }

  /** Whether this release is {@code other} or a later one. */
  public boolean isAtLeast(EmrVersion other) {
    return compareTo(other) >= 0;
  }

  @Override
  public int compareTo(EmrVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  @JsonValue
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
