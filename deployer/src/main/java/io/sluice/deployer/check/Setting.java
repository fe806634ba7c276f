package io.sluice.deployer.check;

import io.sluice.deployer.options.FlinkDuration;
import io.sluice.deployer.spec.LogUri;
import io.sluice.deployer.spec.S3Uri;
import io.sluice.deployer.yaml.FieldPath;
import java.time.Duration;
import java.util.Optional;

/**
 * One option as a description sets it.
 *
 * @param key the key that was written, current or old
 * @param value the value, without white space around it
 */
record Setting(String key, String value) {
  /** The option's place. */
  FieldPath where() {
    return Fields.option(key);
  }

  /** Whether the value is this one; case does not count, as in Flink. */
  boolean is(String other) {
    return value.equalsIgnoreCase(other);
  }

  /** The value as a number; empty if it is none. */
  Optional<Double> number() {
    return Numbers.parse(value);
  }

  /** The value as a duration; empty if it is none. */
  Optional<Duration> duration() {
    try {
      return Optional.of(FlinkDuration.parse(value));
    } catch (IllegalArgumentException notADuration) {
      return Optional.empty();
    }
  }

  /** The value as a place in S3; empty if it is none. */
  Optional<S3Uri> s3() {
    return new LogUri(value).s3();
  }

  @Override
  public String toString() {
    return key + ": " + value;
  }
}
