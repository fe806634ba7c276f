package io.sluice.deployer.cluster.apply;

/** A change that would lose the state of a job, which nobody has allowed. */
public final class StateProtectedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String fix;

  StateProtectedException(String what, String fix) {
    super(what);
    this.fix = fix;
  }

  /** What to do. */
  public String fix() {
    return fix;
  }
}
