package io.sluice.deployer.cluster.helm;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of Helm; only the line decides what it can do.
 *
 * @param major 3 or 4
 * @param minor the line
 */
record HelmVersion(int major, int minor) {
  private static final Pattern FORM = Pattern.compile("v?(\\d{1,4})\\.(\\d{1,4})\\.");

  /** From this one on charts come from OCI registries without a switch (Helm 3.8.0). */
  static final HelmVersion OLDEST = new HelmVersion(3, 8);

  /** Reads what {@code helm version --short} prints, such as {@code v3.14.0+g3fc9f4b}. */
  static Optional<HelmVersion> parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.find()
        ? Optional.of(
            new HelmVersion(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2))))
        : Optional.empty();
  }

  boolean isAtLeast(HelmVersion other) {
    return major > other.major || (major == other.major && minor >= other.minor);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
