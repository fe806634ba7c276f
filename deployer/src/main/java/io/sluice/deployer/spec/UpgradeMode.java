package io.sluice.deployer.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What happens to the state when the description changes ({@code spec.job.upgradeMode}). */
public enum UpgradeMode {
  /** The job starts anew, without state. */
  STATELESS("stateless"),
  /** The job stops with a savepoint and starts from it. */
  SAVEPOINT("savepoint"),
  /** The job starts from the last checkpoint, which the HA metadata names. */
  LAST_STATE("last-state");

  private final String text;

  UpgradeMode(String text) {
    this.text = text;
  }

  /**
   * Reads the form of the custom resource.
   *
   * @throws MalformedValueException if it is none of the values
   */
  @JsonCreator
  public static UpgradeMode parse(String text) {
    return EnumText.parse(values(), text);
  }

  @Override
  @JsonValue
  public String toString() {
    return text;
  }
}
