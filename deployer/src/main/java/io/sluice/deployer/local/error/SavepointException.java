package io.sluice.deployer.local.error;

/** The savepoint was not taken, and there is no checkpoint either: the job's state is nowhere. */
public final class SavepointException extends LocalRunException {
  private static final long serialVersionUID = 1;

  /**
   * @param cause why there is no savepoint, in one line
   */
  public SavepointException(String cause) {
    super("the savepoint failed (%s), and there is no checkpoint to go on from".formatted(cause));
  }
}
