package io.sluice.deployer.cluster;

/** Something that a cluster refused or could not do, with what a user can do about it. */
public final class ClusterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String fix;

  /**
   * @param what what happened, in one line
   * @param fix what to do
   */
  public ClusterException(String what, String fix) {
    super(what);
    this.fix = fix;
  }

  /**
   * @param what what happened, in one line
   * @param fix what to do
   * @param cause where it was seen
   */
  public ClusterException(String what, String fix, Throwable cause) {
    super(what, cause);
    this.fix = fix;
  }

  /** What to do. */
  public String fix() {
    return fix;
  }
}
