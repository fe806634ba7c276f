package io.sluice.deployer.rest;

/** A job was asked to stop with a savepoint, which nothing takes back, and the end is not known. */
public final class SavepointPendingException extends FlinkRestException {
  private static final long serialVersionUID = 1;

  /**
   * @param why why the end is not known, in one line
   */
  public SavepointPendingException(String why) {
    super(why);
  }

  SavepointPendingException(String why, Throwable cause) {
    super(why, cause);
  }
}
