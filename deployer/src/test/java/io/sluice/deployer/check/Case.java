package io.sluice.deployer.check;

import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.Reading;
import java.util.Arrays;
import java.util.List;

/**
 * A manifest that breaks a rule.
 *
 * @param rule the id of the rule
 * @param reading the manifest as read
 * @param where the field that the finding names
 * @param what a part of what it says is wrong
 * @param fix a part of what it says to do
 * @param beside the deployments in the same file
 * @param also rules that cannot but be broken as well
 */
record Case(
    String rule,
    Reading reading,
    String where,
    String what,
    String fix,
    List<FlinkDeployment> beside,
    List<String> also) {

  /** A case in which no other rule is broken. */
  static Case breaks(String rule, Manifest manifest, String where, String what, String fix) {
    return new Case(rule, manifest.read(), where, what, fix, List.of(), List.of());
  }

  /** Names rules that are inherently broken as well. */
  Case with(String... inherent) {
    return new Case(rule, reading, where, what, fix, beside, List.of(inherent));
  }

  /** Puts deployments into the same file. */
  Case beside(Manifest... deployments) {
    List<Reading> readings = Arrays.stream(deployments).map(Manifest::read).toList();
    return new Case(rule, reading, where, what, fix, Reading.deployments(readings), also);
  }

  /** The place of an option. */
  static String option(String key) {
    return Fields.option(key).toString();
  }

  @Override
  public String toString() {
    return rule + " at " + where + ": " + what;
  }
}
