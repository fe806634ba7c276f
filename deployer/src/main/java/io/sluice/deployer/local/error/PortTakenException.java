package io.sluice.deployer.local.error;

/** The port that was asked for belongs to another process. */
public final class PortTakenException extends LocalRunException {
  private static final long serialVersionUID = 1;

  /**
   * @param what what the port is for
   * @param port the port
   */
  public PortTakenException(String what, int port) {
    super(
        "port %d for the %s is taken by another process; give another one, or none to take the first free"
            .formatted(port, what));
  }
}
