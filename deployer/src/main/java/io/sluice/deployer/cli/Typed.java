package io.sluice.deployer.cli;

import org.jspecify.annotations.Nullable;

/** Options as a user types them, for the commands that a message proposes. */
final class Typed {
  private Typed() {}

  /** The option with a space before it; empty where it has no value. */
  static String option(String name, @Nullable String value) {
    return value == null ? "" : " " + name + " " + value;
  }
}
