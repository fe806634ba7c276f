package io.sluice.deployer.check;

import io.sluice.deployer.release.AutoscalerOption;
import io.sluice.deployer.release.AutoscalerOption.Scope;
import io.sluice.deployer.release.AutoscalerOptions;
import io.sluice.deployer.release.AutoscalerPrefix;
import io.sluice.deployer.release.Feature;
import io.sluice.deployer.spec.EmrVersion;
import java.util.List;

/** Rules about the names of the autoscaler's options. */
final class AutoscalerKeyRules implements RuleSet {
  private static final String PAGE = "EMR on EKS, Using autoscaler for Flink applications";
  private static final String OPTIONS =
      "operator code, AutoScalerOptions of the release's operator";
  private static final String TUNING = "autotune.";

  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.error(
            "autoscaler-prefix-misspelled",
            "A key that begins otherwise is nobody's; it is ignored without a word. AWS's own page"
                + " has lost the first letter of one.",
            PAGE,
            AutoscalerKeyRules::misspelledPrefix),
        Rule.error(
            "autoscaler-prefix-too-new",
            "Up to release 7.1.0 the operator reads the autoscaler's options with its own prefix"
                + " only, and ignores these.",
            PAGE,
            AutoscalerKeyRules::newPrefix),
        Rule.warning(
            "autoscaler-prefix-old",
            "From release 7.2.0 on the options have no operator prefix any more. The old form still"
                + " works, as long as the new one is not written too.",
            PAGE,
            AutoscalerKeyRules::oldPrefix),
        Rule.warning(
            "autoscaler-key-unknown",
            "The operator has no such option and ignores the line without a word.",
            OPTIONS,
            AutoscalerKeyRules::unknown),
        Rule.warning(
            "autoscaler-key-not-in-release",
            "A later operator has the option; the one of this release ignores the line.",
            OPTIONS,
            AutoscalerKeyRules::tooNew),
        Rule.warning(
            "autoscaler-key-renamed",
            "The operator reads the old name only where the new one is missing, and will not"
                + " forever.",
            OPTIONS,
            AutoscalerKeyRules::renamed),
        Rule.warning(
            "autoscaler-key-ec2",
            "The option belongs to EMR on EC2. On EKS nobody reads it.",
            "EMR Release Guide, Flink autoscaler",
            AutoscalerKeyRules::ec2),
        Rule.warning(
            "autoscaler-autotuning-release",
            "EMR's autotuning is in releases 7.0.0 and 7.1.0 only. From 7.2.0 on the operator"
                + " tracks the restart time itself, if it is told to.",
            "EMR on EKS, Autoscaler parameter autotuning",
            AutoscalerKeyRules::autotuning),
        Rule.warning(
            "autotuning-metric-missing",
            "EMR's autotuning learns from a metric that is off unless it is asked for.",
            "EMR on EKS, Autoscaler parameter autotuning",
            AutoscalerKeyRules::metric));
  }

  private static void misspelledPrefix(Subject subject, Findings findings) {
    for (Setting setting : subject.settings()) {
      String key = Strays.remove(setting.key());
      int name = key.indexOf("autoscaler.");
      if (name >= 0 && AutoscalerPrefix.of(key).isEmpty()) {
        String right =
            Autoscaling.prefix(subject).key(key.substring(name + "autoscaler.".length()));
        findings.add(
            setting.where(),
            "'" + setting.key() + "' does not begin like an option of the autoscaler",
            "write " + right + ": " + setting.value());
      }
    }
  }

  private static void newPrefix(Subject subject, Findings findings) {
    for (Autoscaling.Entry entry : Autoscaling.entries(subject)) {
      subject
          .emrVersion()
          .filter(version -> !entry.prefix().isReadBy(version))
          .ifPresent(
              version ->
                  findings.add(
                      entry.setting().where(),
                      "release " + version + " does not read '" + entry.setting().key() + "'",
                      "write "
                          + AutoscalerPrefix.OPERATOR.key(entry.name())
                          + ": "
                          + entry.setting().value()));
    }
  }

  private static void oldPrefix(Subject subject, Findings findings) {
    for (Autoscaling.Entry entry : Autoscaling.entries(subject)) {
      boolean old =
          subject
              .emrVersion()
              .filter(version -> entry.prefix() != AutoscalerPrefix.preferredIn(version))
              .filter(entry.prefix()::isReadBy)
              .isPresent();
      if (old && !entry.name().startsWith(TUNING)) {
        findings.add(
            entry.setting().where(),
            "'" + entry.setting().key() + "' has the prefix of releases up to 7.1.0",
            "write " + AutoscalerPrefix.PLAIN.key(entry.name()) + ": " + entry.setting().value());
      }
    }
  }

  private static void unknown(Subject subject, Findings findings) {
    AutoscalerOptions newest = AutoscalerOptions.newest();
    for (Autoscaling.Entry entry : Autoscaling.entries(subject)) {
      if (Autoscaling.option(subject, entry.name()).isEmpty()) {
        List<String> near = newest.nearest(entry.name(), 1);
        findings.add(
            entry.setting().where(),
            "the autoscaler has no option '" + entry.name() + "'",
            near.isEmpty() ? "remove the line" : "did you mean " + entry.key(near.get(0)) + "?");
      }
    }
  }

  private static void tooNew(Subject subject, Findings findings) {
    AutoscalerOptions here = Autoscaling.options(subject);
    for (Autoscaling.Entry entry : Autoscaling.entries(subject)) {
      if (here.find(entry.name()).isEmpty()
          && AutoscalerOptions.newest().find(entry.name()).isPresent()) {
        findings.add(
            entry.setting().where(),
            "the operator of release " + version(subject) + " has no option '" + entry.name() + "'",
            "take a later release, or remove the line");
      }
    }
  }

  private static void renamed(Subject subject, Findings findings) {
    AutoscalerOptions here =
        subject.release().isPresent()
            ? subject.release().get().autoscalerOptions()
            : AutoscalerOptions.newest();
    for (Autoscaling.Entry entry : Autoscaling.entries(subject)) {
      List<String> successors = here.replacement(entry.name());
      if (!successors.isEmpty()) {
        findings.add(
            entry.setting().where(),
            "'" + entry.setting().key() + "' has another name now",
            "write " + String.join(" and ", successors.stream().map(entry::key).toList()));
      }
    }
  }

  private static List<Autoscaling.Entry> entries(Subject subject, Scope scope) {
    return Autoscaling.entries(subject).stream()
        .filter(
            entry ->
                Autoscaling.option(subject, entry.name())
                    .map(AutoscalerOption::scope)
                    .filter(scope::equals)
                    .isPresent())
        .toList();
  }

  private static void ec2(Subject subject, Findings findings) {
    for (Autoscaling.Entry entry : entries(subject, Scope.EMR_ON_EC2)) {
      findings.add(
          entry.setting().where(),
          "'" + entry.setting().key() + "' is an option of EMR on EC2",
          "remove the line");
    }
  }

  private static void autotuning(Subject subject, Findings findings) {
    for (Autoscaling.Entry entry : entries(subject, Scope.EMR_AUTOTUNING)) {
      if (subject.lacks(Feature.AUTOSCALER_AUTOTUNING)) {
        findings.add(
            entry.setting().where(),
            "release "
                + version(subject)
                + " has no autotuning for '"
                + entry.setting().key()
                + "' to set",
            subject.lacks(Feature.RESCALE_TIME_TRACKING)
                ? "remove the line"
                : "write "
                    + AutoscalerPrefix.PLAIN.key("restart.time-tracking.enabled")
                    + ": \"true\" in its place");
      }
    }
  }

  private static void metric(Subject subject, Findings findings) {
    boolean measured =
        Key.JOB_STATUS_METRICS
            .in(subject)
            .filter(metrics -> metrics.value().contains("TOTAL_TIME"))
            .isPresent();
    Autoscaling.find(subject, TUNING + "enable")
        .filter(entry -> entry.setting().is("true") && !measured)
        .filter(entry -> !subject.lacks(Feature.AUTOSCALER_AUTOTUNING))
        .ifPresent(
            entry ->
                findings.add(
                    entry.setting().where(),
                    "'" + entry.setting() + "' has no metric to learn from",
                    "write metrics.job.status.enable: TOTAL_TIME"));
  }

  private static String version(Subject subject) {
    return subject.emrVersion().map(EmrVersion::toString).orElse("");
  }
}
