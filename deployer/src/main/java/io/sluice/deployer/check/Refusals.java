package io.sluice.deployer.check;

/** Splits what a type says about a value into what is wrong and what to do. */
final class Refusals {
  private Refusals() {}

  /** Notes a reason of the form {@code WHAT; FIX}. */
  static void add(Findings findings, Setting setting, String reason) {
    int fix = reason.lastIndexOf("; ");
    findings.add(
        setting.where(),
        fix < 0 ? reason : reason.substring(0, fix),
        fix < 0 ? "correct the value" : reason.substring(fix + 2));
  }
}
