package io.sluice.deployer.release;

import io.sluice.deployer.spec.EmrVersion;
import java.util.Optional;

/**
 * How the keys of the autoscaler begin. Releases up to 7.1.0 read only the operator's prefix; later
 * ones read both, the plain one being documented.
 */
public enum AutoscalerPrefix {
  /** {@code kubernetes.operator.job.autoscaler.}, read by every release. */
  OPERATOR("kubernetes.operator.job.autoscaler."),
  /** {@code job.autoscaler.}, read from release 7.2.0 on. */
  PLAIN("job.autoscaler.");

  private final String text;

  AutoscalerPrefix(String text) {
    this.text = text;
  }

  /** The prefix that AWS documents for a release. */
  public static AutoscalerPrefix preferredIn(EmrVersion release) {
    return Feature.PLAIN_AUTOSCALER_KEYS.isIn(release) ? PLAIN : OPERATOR;
  }

  /** The prefix of a key, empty if it is not a key of the autoscaler. */
  public static Optional<AutoscalerPrefix> of(String key) {
    for (AutoscalerPrefix prefix : values()) {
      if (key.startsWith(prefix.text)) {
        return Optional.of(prefix);
      }
    }
    return Optional.empty();
  }

  /** Whether a release reads keys with this prefix. */
  public boolean isReadBy(EmrVersion release) {
    return this == OPERATOR || Feature.PLAIN_AUTOSCALER_KEYS.isIn(release);
  }

  /** The option's key with this prefix. */
  public String key(String option) {
    return text + option;
  }

  /** The option's name in a key that has this prefix. */
  public String option(String key) {
    return key.substring(text.length());
  }

  @Override
  public String toString() {
    return text;
  }
}
