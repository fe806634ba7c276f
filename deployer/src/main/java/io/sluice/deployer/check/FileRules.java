package io.sluice.deployer.check;

import java.util.List;

/** Rules about files rather than descriptions: whoever reads the file holds it against them. */
public final class FileRules implements RuleSet {
  /** A file that is not YAML. */
  public static final Rule YAML_SYNTAX =
      Rule.error(
          "yaml-syntax",
          "A file that is not YAML is read by nobody; nothing of it was checked.",
          "YAML 1.1 and 1.2",
          (subject, findings) -> {});

  /** A document of a kind that is nearly one of the operator's. */
  public static final Rule KIND_UNKNOWN =
      Rule.error(
          "kind-unknown",
          "Documents of other kinds are left alone. A misspelt kind would be left alone, too, and"
              + " the API server would refuse it.",
          "operator reference, custom resources",
          (subject, findings) -> {});

  @Override
  public List<Rule> rules() {
    return List.of(YAML_SYNTAX, KIND_UNKNOWN);
  }
}
