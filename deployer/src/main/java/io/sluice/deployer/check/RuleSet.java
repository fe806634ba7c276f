package io.sluice.deployer.check;

import java.util.List;

/** Rules about one part of a description. */
public interface RuleSet {
  /** The rules, in the order in which people read about them. */
  List<Rule> rules();
}
