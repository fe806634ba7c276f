package io.sluice.deployer.local.error;

/** A new run would delete state that the last one left to go on from. */
public final class StateProtectedException extends LocalRunException {
  private static final long serialVersionUID = 1;

  /**
   * @param name the job
   * @param restorePoint the state, as a person would call it
   */
  public StateProtectedException(String name, String restorePoint) {
    super(
        "the last run of '%s' did not finish and left a %s; go on from it with --resume, or delete it with --clean"
            .formatted(name, restorePoint));
  }
}
