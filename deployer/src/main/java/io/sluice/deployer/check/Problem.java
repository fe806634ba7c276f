package io.sluice.deployer.check;

import io.sluice.deployer.yaml.FieldPath;

/**
 * Something that is wrong with a description.
 *
 * @param rule the id of the rule that says so
 * @param severity how bad it is
 * @param where the field
 * @param what what is wrong, with the value
 * @param fix what to do
 */
public record Problem(String rule, Severity severity, FieldPath where, String what, String fix) {
  @Override
  public String toString() {
    return severity + " " + where + ": " + what + "; " + fix + " [" + rule + "]";
  }
}
