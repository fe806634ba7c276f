package io.sluice.deployer.spec;

/** A text that does not have the form its field asks for. */
public final class MalformedValueException extends IllegalArgumentException {
  private final String what;
  private final String fix;

  /**
   * @param what what is wrong, with the value
   * @param fix what to write instead
   */
  public MalformedValueException(String what, String fix) {
    super(what + "; " + fix);
    this.what = what;
    this.fix = fix;
  }

  /** What is wrong, with the value. */
  public String what() {
    return what;
  }

  /** What to write instead. */
  public String fix() {
    return fix;
  }
}
