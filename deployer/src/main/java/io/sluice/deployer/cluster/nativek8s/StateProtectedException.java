package io.sluice.deployer.cluster.nativek8s;

/** A job that is not stopped, because its state would be lost. */
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
