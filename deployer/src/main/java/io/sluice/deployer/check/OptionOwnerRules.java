package io.sluice.deployer.check;

import io.sluice.deployer.release.EmrKey;
import io.sluice.deployer.release.EmrKey.Role;
import io.sluice.deployer.release.EmrKeys;
import java.util.List;
import java.util.Optional;

/** Rules about options that the operator keeps for itself. */
final class OptionOwnerRules implements RuleSet {
  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.error(
                "option-forbidden",
                "The operator sets the option from the resource and refuses a description that sets it"
                    + " too.",
                "operator code, DefaultValidator",
                OptionOwnerRules::forbidden)
            .forAll(),
        Rule.warning(
            "option-owned-by-operator",
            "EMR's operator writes the option itself; the value in the description is lost.",
            "EMR on EKS, the flink-conf of releases 7.8 and 7.9",
            OptionOwnerRules::owned));
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
          .filter(key -> applies(subject, key.key()))
          .ifPresent(
              key ->
                  findings.add(
                      setting.where(),
                      "'" + setting + "' is overwritten",
                      "remove the line; it comes from " + key.origin()));
    }
  }

  private static boolean applies(Subject subject, String key) {
    if (key.startsWith("high-availability.") || key.startsWith("job-result-store.")) {
      return subject.isHighlyAvailableByField();
    }
    return !key.equals("parallelism.default") || subject.job().isPresent();
  }

  private static Optional<EmrKey> emr(Setting setting, Role role) {
    return EmrKeys.find(setting.key()).filter(key -> key.role() == role);
  }
}
