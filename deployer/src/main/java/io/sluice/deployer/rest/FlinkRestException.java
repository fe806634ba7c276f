package io.sluice.deployer.rest;

/** The JobManager did not answer, or not with what was asked for. */
public class FlinkRestException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With the reason in one line. */
  public FlinkRestException(String message) {
    super(message);
  }

  FlinkRestException(String message, Throwable cause) {
    super(message, cause);
  }
}
