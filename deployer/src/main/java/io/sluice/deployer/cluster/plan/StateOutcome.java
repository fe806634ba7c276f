package io.sluice.deployer.cluster.plan;

import java.util.Locale;

/** What becomes of the job's state. */
public enum StateOutcome {
  /** The job goes on, its state with it. */
  UNTOUCHED,
  /** The job starts again with it. */
  KEPT,
  /** There is none, or the description says that none is to be kept. */
  NONE,
  /** There is some, and the job starts without it. */
  LOST;

  /** In words. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
