package io.sluice.deployer.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Whether the job is to run ({@code spec.job.state}). */
public enum JobState {
  /** It runs. */
  RUNNING("running"),
  /** It is stopped, and its state kept. */
  SUSPENDED("suspended");

  private final String text;

  JobState(String text) {
    this.text = text;
  }

  /**
   * Reads the form of the custom resource.
   *
   * @throws MalformedValueException if it is none of the values
   */
  @JsonCreator
  public static JobState parse(String text) {
    return EnumText.parse(values(), text);
  }

  @Override
  @JsonValue
  public String toString() {
    return text;
  }
}
