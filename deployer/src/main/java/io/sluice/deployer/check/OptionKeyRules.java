package io.sluice.deployer.check;

import io.sluice.deployer.options.FlinkOptions;
import io.sluice.deployer.release.EmrKeys;
import java.util.List;
import java.util.Optional;

/** Rules about the keys of {@code flinkConfiguration}. */
final class OptionKeyRules implements RuleSet {
  private static final String CATALOGUE = "Flink code, the option classes of the line";

  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.error(
                "option-stray-character",
                "No option has such a character in its name. Flink takes the key as it stands, and"
                    + " nobody reads it.",
                CATALOGUE,
                OptionKeyRules::stray)
            .forAll(),
        Rule.warning(
                "option-unknown",
                "Neither Flink nor EMR reads an option of this name; the line does nothing.",
                CATALOGUE,
                OptionKeyRules::unknown)
            .forAll(),
        Rule.warning(
                "option-not-in-line",
                "Another line of Flink has the option, this one ignores it.",
                CATALOGUE,
                OptionKeyRules::otherLine)
            .forAll(),
        Rule.warning(
                "option-deprecated",
                "Flink still reads the old name, where the new one is missing, and drops it in a later"
                    + " line.",
                CATALOGUE,
                OptionKeyRules::deprecated)
            .forAll());
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

  /** Looks into the other lines only for keys that this one does not know: each is a file. */
  private static List<Setting> strange(Subject subject, FlinkOptions options) {
    return LineOptions.written(subject).stream()
        .filter(setting -> !options.isKnown(setting.key()))
        .filter(setting -> !subject.isForEmr() || EmrKeys.find(setting.key()).isEmpty())
        .toList();
  }

  private static void unknown(Subject subject, Findings findings) {
    LineOptions.of(subject)
        .ifPresent(
            options -> {
              for (Setting setting : strange(subject, options)) {
                if (linesWith(setting).isEmpty()) {
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
    LineOptions.of(subject)
        .ifPresent(
            options -> {
              for (Setting setting : strange(subject, options)) {
                List<String> lines = linesWith(setting);
                if (!lines.isEmpty()) {
                  findings.add(
                      setting.where(),
                      "Flink "
                          + LineOptions.line(subject)
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
    LineOptions.of(subject)
        .ifPresent(
            options -> {
              for (Setting setting : LineOptions.written(subject)) {
                if (options.isDeprecated(setting.key())) {
                  List<String> successors = options.replacement(setting.key());
                  findings.add(
                      setting.where(),
                      "'" + setting.key() + "' is deprecated in Flink " + LineOptions.line(subject),
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
}
