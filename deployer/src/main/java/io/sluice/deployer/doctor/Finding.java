package io.sluice.deployer.doctor;

/**
 * What a probe found.
 *
 * @param verdict how good it is
 * @param what what is so, in one line
 * @param fix what to do; empty where nothing is to do
 */
public record Finding(Verdict verdict, String what, String fix) {
  /** As it should be. */
  public static Finding ok(String what) {
    return new Finding(Verdict.OK, what, "");
  }

  /** Nothing asks for it. */
  public static Finding skipped(String why) {
    return new Finding(Verdict.SKIPPED, why, "");
  }

  /** It may work. */
  public static Finding warn(String what, String fix) {
    return new Finding(Verdict.WARN, what, fix);
  }

  /** It cannot work. */
  public static Finding fail(String what, String fix) {
    return new Finding(Verdict.FAIL, what, fix);
  }
}
