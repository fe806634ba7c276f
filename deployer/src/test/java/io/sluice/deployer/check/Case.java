package io.sluice.deployer.check;

import io.sluice.deployer.spec.Reading;
import java.util.List;

/**
 * A manifest that breaks a rule.
 *
 * @param rule the id of the rule
 * @param reading the manifest as read
 * @param where the field that the finding names
 * @param what a part of what it says is wrong
 * @param fix a part of what it says to do
 * @param also rules that cannot but be broken as well
 */
record Case(
    String rule, Reading reading, String where, String what, String fix, List<String> also) {

  /** A case in which no other rule is broken. */
  static Case breaks(String rule, Manifest manifest, String where, String what, String fix) {
    return new Case(rule, manifest.read(), where, what, fix, List.of());
  }

  /** Names rules that are inherently broken as well. */
  Case with(String... inherent) {
    return new Case(rule, reading, where, what, fix, List.of(inherent));
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
