package io.sluice.deployer.options;

import java.util.Locale;

/** What an option's value, or each element of its list, has to be. */
public enum ValueKind {
  BOOLEAN,
  INT,
  LONG,
  FLOAT,
  DOUBLE,
  DURATION,
  MEMORY,
  ENUM,
  MAP,
  STRING;

  /**
   * Reads a kind's name, for example {@code duration}.
   *
   * @throws IllegalArgumentException if there is no such kind
   */
  public static ValueKind parse(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
