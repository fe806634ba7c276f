package io.sluice.deployer.check;

import io.sluice.deployer.options.FlinkOption;
import io.sluice.deployer.options.OperatorOptions;
import io.sluice.deployer.text.Spelling;
import java.util.List;

/**
 * Rules about the operator's own options. The catalogue is that of operator 1.7, so a key that it
 * does not have may still be right; only one that is all but the same as another is reported.
 */
final class OperatorOptionRules implements RuleSet {
  private static final String PREFIX = "kubernetes.operator.";
  private static final String CATALOGUE = "operator code, KubernetesOperatorConfigOptions";
  private static final int SLIPS = 2;

  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.warning(
                "operator-option-misspelled",
                "The operator reads no option of this name, but one that is all but the same.",
                CATALOGUE,
                OperatorOptionRules::misspelled)
            .forAll(),
        Rule.warning(
                "operator-option-deprecated",
                "The operator reads the old name only where the new one is missing.",
                CATALOGUE,
                OperatorOptionRules::deprecated)
            .forAll(),
        Rule.error(
                "operator-option-value",
                "The operator cannot read the value, and its work on the deployment fails.",
                CATALOGUE,
                OperatorOptionRules::value)
            .forAll());
  }

  private static List<Setting> written(Subject subject) {
    return LineOptions.written(subject).stream()
        .filter(setting -> setting.key().startsWith(PREFIX))
        .toList();
  }

  private static void misspelled(Subject subject, Findings findings) {
    for (Setting setting : written(subject)) {
      if (OperatorOptions.find(setting.key()).isEmpty()) {
        List<String> keys = OperatorOptions.all().stream().map(FlinkOption::key).toList();
        Spelling.nearest(setting.key(), keys, 1, SLIPS)
            .forEach(
                near ->
                    findings.add(
                        setting.where(),
                        "there is no option '" + setting.key() + "'",
                        "did you mean " + near + "?"));
      }
    }
  }

  private static void deprecated(Subject subject, Findings findings) {
    for (Setting setting : written(subject)) {
      List<String> successors = OperatorOptions.replacement(setting.key());
      if (!successors.isEmpty()) {
        findings.add(
            setting.where(),
            "'" + setting.key() + "' is deprecated",
            "write " + String.join(" and ", successors) + ": " + setting.value());
      }
    }
  }

  /** From operator 1.8 on the intervals of snapshots can be cron expressions. */
  private static boolean hasLastingType(Setting setting) {
    return !setting.key().startsWith(PREFIX + "periodic.");
  }

  private static void value(Subject subject, Findings findings) {
    for (Setting setting : written(subject)) {
      OperatorOptions.find(setting.key())
          .filter(option -> hasLastingType(setting) && !setting.value().isEmpty())
          .flatMap(option -> option.whyInvalid(setting.value()))
          .ifPresent(reason -> Refusals.add(findings, setting, reason));
    }
  }
}
