package io.sluice.deployer.workflow.interpreter;

/** An error as a state machine sees it: a name and a cause. */
public final class ServiceError extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String error;

  public ServiceError(String error, String cause) {
    super(cause);
    this.error = error;
  }

  public String error() {
    return error;
  }

  public String cause() {
    return String.valueOf(getMessage());
  }
}
