package io.sluice.deployer.check;

import java.util.Locale;

/** How bad a problem is. */
public enum Severity {
  /** The deployment cannot work, or can lose state; it is refused. */
  ERROR,
  /** It works, but hardly as it is meant; it is shown. */
  WARNING;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
