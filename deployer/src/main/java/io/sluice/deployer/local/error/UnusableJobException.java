package io.sluice.deployer.local.error;

/** The job cannot be run as it is described; found before anything was started. */
public final class UnusableJobException extends LocalRunException {
  private static final long serialVersionUID = 1;

  /**
   * @param field the field of the description or the argument that is wrong
   * @param value its value
   * @param fix what is wrong with it and what to do
   */
  public UnusableJobException(String field, String value, String fix) {
    super("%s '%s' %s".formatted(field, value, fix));
  }
}
