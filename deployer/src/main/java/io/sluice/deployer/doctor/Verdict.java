package io.sluice.deployer.doctor;

/** How a check ended, best first. */
public enum Verdict {
  /** As it should be. */
  OK,
  /** Not looked at, since something that it needs is missing, or nothing asks for it. */
  SKIPPED,
  /** It may work; or one may not look. */
  WARN,
  /** A job cannot run, or could not be looked after, until this is mended. */
  FAIL
}
