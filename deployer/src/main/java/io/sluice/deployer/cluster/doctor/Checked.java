package io.sluice.deployer.cluster.doctor;

/**
 * One line of the report.
 *
 * @param check the probe's id
 * @param verdict how good it is
 * @param what what is so, in one line
 * @param fix what to do; empty where nothing is to do
 */
public record Checked(String check, Verdict verdict, String what, String fix) {
  static Checked of(Probe probe, Finding finding) {
    return new Checked(probe.id(), finding.verdict(), finding.what(), finding.fix());
  }
}
