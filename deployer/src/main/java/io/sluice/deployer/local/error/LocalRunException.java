package io.sluice.deployer.local.error;

/** A local run cannot begin or go on. The message names what is wrong and how to put it right. */
public class LocalRunException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public LocalRunException(String message) {
    super(message);
  }

  public LocalRunException(String message, Throwable cause) {
    super(message, cause);
  }
}
