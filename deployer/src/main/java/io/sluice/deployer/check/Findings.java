package io.sluice.deployer.check;

import io.sluice.deployer.yaml.FieldPath;

/** Takes what a rule finds. */
@FunctionalInterface
public interface Findings {
  /**
   * Notes a finding.
   *
   * @param where the field
   * @param what what is wrong, with the value
   * @param fix what to do
   */
  void add(FieldPath where, String what, String fix);
}
