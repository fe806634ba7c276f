package io.sluice.deployer.cluster.plan;

/** What the operator does about a change, the mildest first. */
public enum Effect {
  /** Nothing is to be done. */
  NONE("nothing"),
  /** The operator takes note of it; the job runs on. */
  IGNORED("no restart"),
  /** The operator stores it for the time when the suspended job is resumed. */
  DEFERRED("waits until the job is resumed"),
  /** The running job gets another parallelism without a restart. */
  IN_PLACE_SCALING("scaled in place, without a restart"),
  /** The job stops with a savepoint and starts from it. */
  RESTART_FROM_SAVEPOINT("restart from a savepoint"),
  /** The job stops and starts from its last checkpoint. */
  RESTART_FROM_LAST_STATE("restart from the last checkpoint"),
  /** The job starts anew, without state. */
  REDEPLOY_WITHOUT_STATE("redeploy without state"),
  /** The job stops and stays stopped. */
  SUSPEND("suspend"),
  /** The job starts that was suspended. */
  RESUME("resume"),
  /** It is not there yet. */
  CREATE("create"),
  /** The operator refuses the change, or cannot carry it out. */
  BLOCKED("refused by the operator");

  private final String text;

  Effect(String text) {
    this.text = text;
  }

  /** In words. */
  @Override
  public String toString() {
    return text;
  }
}
