package io.sluice.deployer.check;

import io.sluice.deployer.options.FlinkOption;
import io.sluice.deployer.options.FlinkOptions;
import io.sluice.deployer.release.EmrKey;
import io.sluice.deployer.release.EmrKey.Role;
import io.sluice.deployer.release.EmrKeys;
import io.sluice.deployer.spec.FlinkVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules about the keys and values of {@code flinkConfiguration}. */
final class OptionRules implements RuleSet {
  private static final String CATALOGUE = "Flink code, the option classes of the line";

  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.error(
            "option-forbidden",
            "The operator sets the option from the resource and refuses a description that sets it"
                + " too.",
            "operator code, DefaultValidator",
            OptionRules::forbidden),
        Rule.warning(
            "option-owned-by-operator",
            "EMR's operator writes the option itself; the value in the description is lost.",
            "EMR on EKS, the flink-conf of releases 7.8 and 7.9",
            OptionRules::owned),
        Rule.error(
            "option-stray-character",
            "No option has such a character in its name. Flink takes the key as it stands, and"
                + " nobody reads it.",
            CATALOGUE,
            OptionRules::stray),
        Rule.warning(
            "option-unknown",
            "Neither Flink nor EMR reads an option of this name; the line does nothing.",
            CATALOGUE,
            OptionRules::unknown),
        Rule.warning(
            "option-not-in-line",
            "Another line of Flink has the option, this one ignores it.",
            CATALOGUE,
            OptionRules::otherLine),
        Rule.warning(
            "option-deprecated",
            "Flink still reads the old name, where the new one is missing, and drops it in a later"
                + " line.",
            CATALOGUE,
            OptionRules::deprecated),
        Rule.error(
            "option-value-form",
            "Flink cannot read the value, and the cluster or the job does not start.",
            CATALOGUE,
            OptionRules::value),
        Rule.warning(
            "option-set-twice",
            "Old and new name of an option are both written; Flink takes the value of the new one.",
            CATALOGUE,
            OptionRules::twice),
        Rule.warning(
            "option-lost-in-file",
            "The images read flink-conf.yaml line by line: a value ends at #, and an empty value or"
                + " one of several lines is dropped.",
            "Flink code, GlobalConfiguration; seen on EMR 7.8 and 7.9",
            OptionRules::lostInFile));
  }

  /** The options of the description's Flink line; empty where there is no catalogue for it. */
  private static Optional<FlinkOptions> options(Subject subject) {
    return subject
        .flinkLine()
        .map(FlinkVersion::line)
        .filter(FlinkOptions.lines()::contains)
        .map(FlinkOptions::of);
  }

  private static List<Setting> clean(Subject subject) {
    return subject.settings().stream()
        .filter(setting -> Strays.first(setting.key()).isEmpty())
        .filter(setting -> !setting.key().contains("autoscaler."))
        .toList();
  }

  private static void forbidden(Subject subject, Findings findings) {
    for (Setting setting : subject.settings()) {
      emr(setting, Role.FORBIDDEN)
          .ifPresent(
              key ->
                  findings.add(
                      setting.where(),
                      "'" + setting + "' is not for a description to set",
                      "remove the line; it comes from " + key.origin()));
    }
  }

  private static void owned(Subject subject, Findings findings) {
    if (!subject.isForEmr()) {
      return;
    }
    for (Setting setting : subject.settings()) {
      emr(setting, Role.WRITTEN)
          .ifPresent(
              key ->
                  findings.add(
                      setting.where(),
                      "'" + setting + "' is overwritten",
                      "remove the line; it comes from " + key.origin()));
    }
  }

  private static Optional<EmrKey> emr(Setting setting, Role role) {
    return EmrKeys.find(setting.key()).filter(key -> key.role() == role);
  }

  private static void stray(Subject subject, Findings findings) {
    for (Setting setting : subject.settings()) {
      String stray = Strays.first(setting.key());
      if (!stray.isEmpty()) {
        findings.add(
            setting.where(),
            "the key \u00ab" + setting.key() + "\u00bb holds " + name(stray),
            "write " + Strays.remove(setting.key()) + ": " + setting.value());
      }
    }
  }

  private static String name(String stray) {
    return switch (stray) {
      case "\"" -> "a double quote";
      case "'" -> "a quote";
      case ":" -> "a colon";
      case " ", "\t" -> "a blank";
      default -> "'" + stray + "'";
    };
  }

  private static boolean isKnown(Subject subject, FlinkOptions options, Setting setting) {
    return options.isKnown(setting.key())
        || (subject.isForEmr() && EmrKeys.find(setting.key()).isPresent());
  }

  private static void unknown(Subject subject, Findings findings) {
    options(subject)
        .ifPresent(
            options -> {
              for (Setting setting : clean(subject)) {
                if (!isKnown(subject, options, setting) && linesWith(setting).isEmpty()) {
                  List<String> near = options.nearest(setting.key(), 1);
                  findings.add(
                      setting.where(),
                      "there is no option '" + setting.key() + "'",
                      near.isEmpty()
                          ? "remove the line, unless a library of the job reads it"
                          : "did you mean " + near.get(0) + "?");
                }
              }
            });
  }

  private static void otherLine(Subject subject, Findings findings) {
    options(subject)
        .ifPresent(
            options -> {
              for (Setting setting : clean(subject)) {
                List<String> lines = linesWith(setting);
                if (!isKnown(subject, options, setting) && !lines.isEmpty()) {
                  findings.add(
                      setting.where(),
                      "Flink "
                          + subject.flinkLine().map(FlinkVersion::line).orElse("")
                          + " has no option '"
                          + setting.key()
                          + "'; Flink "
                          + String.join(", ", lines)
                          + " has",
                      predecessor(options, setting)
                          .map(old -> "write " + old + ": " + setting.value())
                          .orElse("remove the line"));
                }
              }
            });
  }

  private static List<String> linesWith(Setting setting) {
    return FlinkOptions.lines().stream()
        .filter(line -> FlinkOptions.of(line).find(setting.key()).isPresent())
        .toList();
  }

  private static Optional<String> predecessor(FlinkOptions here, Setting setting) {
    return FlinkOptions.lines().stream()
        .flatMap(line -> FlinkOptions.of(line).find(setting.key()).stream())
        .flatMap(option -> option.oldKeys().stream())
        .filter(here::isKnown)
        .findFirst();
  }

  private static void deprecated(Subject subject, Findings findings) {
    options(subject)
        .ifPresent(
            options -> {
              for (Setting setting : clean(subject)) {
                if (options.isDeprecated(setting.key())) {
                  List<String> successors = options.replacement(setting.key());
                  findings.add(
                      setting.where(),
                      "'"
                          + setting.key()
                          + "' is deprecated in Flink "
                          + subject.flinkLine().map(FlinkVersion::line).orElse(""),
                      successors.isEmpty()
                          ? "remove the line"
                          : "write "
                              + String.join(
                                  " and ",
                                  successors.stream()
                                      .map(key -> key + ": " + setting.value())
                                      .toList()));
                }
              }
            });
  }

  private static void value(Subject subject, Findings findings) {
    Optional<FlinkOptions> options = options(subject);
    for (Setting setting : clean(subject)) {
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
    for (Setting setting : clean(subject)) {
      Optional<FlinkOption> option =
          options(subject)
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
