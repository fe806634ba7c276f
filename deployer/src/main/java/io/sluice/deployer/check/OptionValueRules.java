package io.sluice.deployer.check;

import io.sluice.deployer.options.FlinkOption;
import io.sluice.deployer.options.FlinkOptions;
import io.sluice.deployer.release.EmrKeys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules about the values in {@code flinkConfiguration}. */
final class OptionValueRules implements RuleSet {
  private static final String CATALOGUE = "Flink code, the option classes of the line";

  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.error(
                "option-value-form",
                "Flink cannot read the value, and the cluster or the job does not start.",
                CATALOGUE,
                OptionValueRules::value)
            .forAll(),
        Rule.warning(
                "option-set-twice",
                "Old and new name of an option are both written; Flink takes the value of the new one.",
                CATALOGUE,
                OptionValueRules::twice)
            .forAll(),
        Rule.warning(
            "option-lost-in-file",
            "The images read flink-conf.yaml line by line: a value ends at #, and an empty value or"
                + " one of several lines is dropped.",
            "Flink code, GlobalConfiguration; seen on EMR 7.8 and 7.9",
            OptionValueRules::lostInFile));
  }

  private static void value(Subject subject, Findings findings) {
    Optional<FlinkOptions> options = LineOptions.of(subject);
    for (Setting setting : LineOptions.written(subject)) {
      Optional<String> reason =
          options
              .flatMap(known -> known.find(setting.key()))
              .map(option -> option.whyInvalid(setting.value()))
              .orElseGet(
                  () ->
                      EmrKeys.find(setting.key())
                          .flatMap(key -> key.type().whyInvalid(setting.value())));
      if (!setting.value().isEmpty()) {
        reason.ifPresent(why -> Refusals.add(findings, setting, why));
      }
    }
  }

  private static void twice(Subject subject, Findings findings) {
    Map<String, Setting> written = new HashMap<>();
    for (Setting setting : LineOptions.written(subject)) {
      Optional<FlinkOption> option =
          LineOptions.of(subject)
              .flatMap(options -> options.find(setting.key()))
              .filter(
                  found ->
                      found.key().equals(setting.key()) || found.oldKeys().contains(setting.key()));
      Setting before = option.map(found -> written.putIfAbsent(found.key(), setting)).orElse(null);
      if (before != null) {
        findings.add(
            setting.where(),
            "'" + setting + "' and '" + before + "' set the same option",
            "keep one of them, " + option.map(FlinkOption::key).orElse(""));
      }
    }
  }

  private static void lostInFile(Subject subject, Findings findings) {
    for (Setting setting : subject.settings()) {
      if (setting.value().isEmpty()
          || setting.value().indexOf('#') >= 0
          || setting.value().indexOf('\n') >= 0) {
        findings.add(
            setting.where(),
            "'" + setting + "' is not read to its end",
            "write a value of one line without #, or remove the line");
      }
    }
  }
}
