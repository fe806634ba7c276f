package io.sluice.deployer.check;

import io.sluice.deployer.release.AutoscalerOption.Scope;
import io.sluice.deployer.release.AutoscalerPrefix;
import java.util.List;

/** Rules about how the autoscaler's keys begin. */
final class AutoscalerPrefixRules implements RuleSet {
  private static final String PAGE = "EMR on EKS, Using autoscaler for Flink applications";

  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.error(
                "autoscaler-prefix-misspelled",
                "A key that begins otherwise is nobody's; it is ignored without a word. AWS's own page"
                    + " has lost the first letter of one.",
                PAGE,
                AutoscalerPrefixRules::misspelledPrefix)
            .forAll(),
        Rule.error(
                "autoscaler-prefix-too-new",
                "Up to release 7.1.0 the operator reads the autoscaler's options with its own prefix"
                    + " only, and ignores these.",
                PAGE,
                AutoscalerPrefixRules::newPrefix)
            .forAll(),
        Rule.warning(
                "autoscaler-prefix-old",
                "From release 7.2.0 on the options have no operator prefix any more. The old form still"
                    + " works, as long as the new one is not written too.",
                PAGE,
                AutoscalerPrefixRules::oldPrefix)
            .forAll());
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
    List<Autoscaling.Entry> tuning = Autoscaling.entries(subject, Scope.EMR_AUTOTUNING);
    for (Autoscaling.Entry entry : Autoscaling.entries(subject)) {
      boolean old =
          subject
              .emrVersion()
              .filter(version -> entry.prefix() != AutoscalerPrefix.preferredIn(version))
              .filter(entry.prefix()::isReadBy)
              .isPresent();
      if (old && !tuning.contains(entry)) {
        findings.add(
            entry.setting().where(),
            "'" + entry.setting().key() + "' has the prefix of releases up to 7.1.0",
            "write " + AutoscalerPrefix.PLAIN.key(entry.name()) + ": " + entry.setting().value());
      }
    }
  }
}
