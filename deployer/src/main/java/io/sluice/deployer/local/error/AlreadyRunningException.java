package io.sluice.deployer.local.error;

/** Another process runs the same job here. */
public final class AlreadyRunningException extends LocalRunException {
  private static final long serialVersionUID = 1;

  /**
   * @param name the job
   * @param pid the process that runs it
   */
  public AlreadyRunningException(String name, long pid) {
    super(
        "'%s' is running already, in process %d; stop that one first with Ctrl-C or kill %d"
            .formatted(name, pid, pid));
  }
}
