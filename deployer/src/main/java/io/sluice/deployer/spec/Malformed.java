package io.sluice.deployer.spec;

import io.sluice.deployer.yaml.FieldPath;

/**
 * A value of a YAML document that cannot be what its field asks for.
 *
 * @param where the field
 * @param kind in which way
 * @param what what is wrong, with the value
 * @param fix what to write instead
 */
public record Malformed(FieldPath where, Kind kind, String what, String fix) {
  /** In which way a value is malformed. */
  public enum Kind {
    /** The value has not the form or the type of the field. */
    VALUE,
    /** A number or boolean stands where Kubernetes takes text only. */
    NOT_TEXT,
    /** The key stands twice. */
    DUPLICATE_KEY,
    /** The field has to be there. */
    MISSING
  }
}
