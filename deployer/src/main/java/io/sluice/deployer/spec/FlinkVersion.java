package io.sluice.deployer.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * The value of {@code spec.flinkVersion}: the Flink line that the operator is to expect in the
 * image. These are the values that some operator release from 1.5 to 1.15 accepts.
 */
public enum FlinkVersion {
  V1_13,
  V1_14,
  V1_15,
  V1_16,
  V1_17,
  V1_18,
  V1_19,
  V1_20,
  V2_0,
  V2_1,
  V2_2,
  V2_3,
  V2_4;

  /**
   * Reads the form of the custom resource, {@code v1_20}.
   *
   * @throws MalformedValueException if no operator knows the version
   */
  @JsonCreator
  public static FlinkVersion parse(String text) {
    return EnumText.parse(values(), text);
  }

  /** The Flink line, for example {@code 1.20}. */
  public String line() {
    return name().substring(1).replace('_', '.');
  }

  @Override
  @JsonValue
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
