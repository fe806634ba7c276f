package io.sluice.deployer.cluster.operate;

/** An operation that was refused or did not come to its end, with what a user can do about it. */
public final class OperationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why it has no effect. */
  public enum Kind {
    /** It cannot be done here, or it failed. */
    FAILED,
    /** It was asked for, and what was waited for did not come. */
    NOT_HEALTHY,
    /** It would lose state. */
    STATE_PROTECTED
  }

  private final Kind kind;
  private final String fix;

  private OperationException(Kind kind, String what, String fix) {
    super(what);
    this.kind = kind;
    this.fix = fix;
  }

  /** It cannot be done, or it failed. */
  public static OperationException failed(String what, String fix) {
    return new OperationException(Kind.FAILED, what, fix);
  }

  /** What was waited for did not come. */
  public static OperationException notHealthy(String what, String fix) {
    return new OperationException(Kind.NOT_HEALTHY, what, fix);
  }

  /** It would lose state, and nothing was done. */
  public static OperationException stateProtected(String what, String fix) {
    return new OperationException(Kind.STATE_PROTECTED, what, fix);
  }

  /** Why it has no effect. */
  public Kind kind() {
    return kind;
  }

  /** What to do. */
  public String fix() {
    return fix;
  }
}
