package io.sluice.deployer.release;

import io.sluice.deployer.options.ValueType;
import io.sluice.deployer.spec.EmrVersion;
import io.sluice.deployer.text.Row;
import java.util.Locale;
import java.util.Optional;

/**
 * A key of {@code spec.flinkConfiguration} that means something else on EMR on EKS than in Flink.
 *
 * @param key the key
 * @param role what EMR or its operator does with it
 * @param type what its value has to be
 * @param defaultValue the value where none is set, empty if there is none
 * @param since the first release that reads it, empty if all do
 * @param origin from what the operator takes the value, or what the switch turns on
 * @param source where the row comes from; the table explains the keys
 */
public record EmrKey(
    String key,
    Role role,
    ValueType type,
    Optional<String> defaultValue,
    Optional<EmrVersion> since,
    String origin,
    String source) {

  /** What EMR or its operator does with a key. */
  public enum Role {
    /** The operator refuses a description that sets it. */
    FORBIDDEN,
    /** The operator writes it itself; a value in the description is lost. */
    WRITTEN,
    /** The operator writes it unless the description sets it. */
    DEFAULTED,
    /** EMR reads it; Flink does not know it. */
    SWITCH
  }

  static EmrKey of(Row row) {
    return new EmrKey(
        row.get("key"),
        Role.valueOf(row.get("role").toUpperCase(Locale.ROOT)),
        ValueType.parse(row.get("type")),
        row.find("default"),
        row.find("since").map(EmrVersion::parse),
        row.get("origin"),
        row.get("source"));
  }
}
