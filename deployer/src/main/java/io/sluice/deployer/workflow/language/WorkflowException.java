package io.sluice.deployer.workflow.language;

/** A workflow that Step Functions would not take. */
public final class WorkflowException extends RuntimeException {
  private final String fix;

  /**
   * @param what which limit or rule it breaks
   * @param fix what to do about it
   */
  public WorkflowException(String what, String fix) {
    super(what);
    this.fix = fix;
  }

  /** What to do about it. */
  public String fix() {
    return fix;
  }
}
