package io.sluice.deployer.cluster;

/**
 * Something that is not done, because the state of a job would be lost, which nobody has allowed.
 */
public final class StateProtectedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String fix;

  /**
   * @param what what would be lost, in one line
   * @param fix what to do
   */
  public StateProtectedException(String what, String fix) {
    super(what);
    this.fix = fix;
  }

  /** What to do. */
  public String fix() {
    return fix;
  }
}
