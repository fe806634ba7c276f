package io.sluice.deployer.cluster.doctor;

/**
 * What a probe found.
 *
 * @param verdict how good it is
 * @param what what is so, in one line
 * @param fix what to do; empty where nothing is to do
 */
public record Finding(Verdict verdict, String what, String fix) {
  /** As it should be. */
  static Finding ok(String what) {
    return new Finding(Verdict.OK, what, "");
  }

  /** Nothing asks for it. */
  static Finding skipped(String why) {
    return new Finding(Verdict.SKIPPED, why, "");
  }

  /** It may work. */
  static Finding warn(String what, String fix) {
    return new Finding(Verdict.WARN, what, fix);
  }

  /** It cannot work. */
  static Finding fail(String what, String fix) {
    return new Finding(Verdict.FAIL, what, fix);
  }
}
