package io.sluice.deployer.check;

import io.sluice.deployer.release.AutoscalerOption.Scope;
import io.sluice.deployer.release.AutoscalerOptions;
import io.sluice.deployer.release.Release;
import java.util.List;

/** Rules about the names of the autoscaler's options. */
final class AutoscalerKeyRules implements RuleSet {
  private static final String OPTIONS =
      "operator code, AutoScalerOptions of the release's operator";

  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.warning(
                "autoscaler-key-unknown",
                "The operator has no such option and ignores the line without a word.",
                OPTIONS,
                AutoscalerKeyRules::unknown)
            .forAll(),
        Rule.warning(
                "autoscaler-key-not-in-release",
                "A later operator has the option; the one of this release ignores the line.",
                OPTIONS,
                AutoscalerKeyRules::tooNew)
            .forAll(),
        Rule.warning(
                "autoscaler-key-renamed",
                "The operator reads the old name only where the new one is missing, and will not"
                    + " forever.",
                OPTIONS,
                AutoscalerKeyRules::renamed)
            .forAll(),
        Rule.warning(
                "autoscaler-key-ec2",
                "The option belongs to EMR on EC2. On EKS nobody reads it.",
                "EMR Release Guide, Flink autoscaler",
                AutoscalerKeyRules::ec2)
            .forAll());
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
            "the operator of release "
                + subject.emrText()
                + " has no option '"
                + entry.name()
                + "'",
            "take a later release, or remove the line");
      }
    }
  }

  private static void renamed(Subject subject, Findings findings) {
    if (subject.emrVersion().isEmpty()) {
      // Which operator of Apache's it is meant for is not known, and every one reads the old names.
      return;
    }
    AutoscalerOptions here =
        subject.release().map(Release::autoscalerOptions).orElseGet(AutoscalerOptions::newest);
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

  private static void ec2(Subject subject, Findings findings) {
    for (Autoscaling.Entry entry : Autoscaling.entries(subject, Scope.EMR_ON_EC2)) {
      findings.add(
          entry.setting().where(),
          "'" + entry.setting().key() + "' is an option of EMR on EC2",
          "remove the line");
    }
  }
}
