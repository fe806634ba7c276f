package io.sluice.deployer.doctor;

/**
 * One line of the report.
 *
 * @param check the probe's id
 * @param verdict how good it is
 * @param what what is so, in one line
 * @param fix what to do; empty where nothing is to do
 */
public record Checked(String check, Verdict verdict, String what, String fix) {
  /** A line about something that a probe of that id found. */
  public static Checked of(String check, Finding finding) {
    return new Checked(check, finding.verdict(), finding.what(), finding.fix());
  }
}
