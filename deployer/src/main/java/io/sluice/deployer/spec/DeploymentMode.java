package io.sluice.deployer.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Who starts TaskManagers ({@code spec.mode}). */
public enum DeploymentMode {
  /** Flink asks Kubernetes for them. */
  NATIVE("native"),
  /** The operator starts a fixed number. */
  STANDALONE("standalone");

  private final String text;

  DeploymentMode(String text) {
    this.text = text;
  }

  /**
   * Reads the form of the custom resource.
   *
   * @throws MalformedValueException if it is none of the values
   */
  @JsonCreator
  public static DeploymentMode parse(String text) {
    return EnumText.parse(values(), text);
  }

  @Override
  @JsonValue
  public String toString() {
    return text;
  }
}
