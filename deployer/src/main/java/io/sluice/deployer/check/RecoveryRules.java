package io.sluice.deployer.check;

import java.util.List;
import java.util.Optional;

/** Rules about how a running job recovers from failures. */
final class RecoveryRules implements RuleSet {
  private static final String PAGE = "EMR on EKS, Optimizing Flink job restart times";
  private static final int FEW_ATTEMPTS = 10;

  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.warning(
                "restart-fixed-delay",
                "The attempts are counted for the job's whole life, and the loss of one TaskManager can"
                    + " use up many of them at once. Each rescaling adds to it. Then the job fails for"
                    + " good.",
                "Flink, Task failure recovery; seen on EMR 7.13.0",
                RecoveryRules::fixedDelay)
            .forAll(),
        Rule.warning(
                "restart-off",
                "A job that keeps state and never restarts fails for good with its first TaskManager.",
                "Flink, Task failure recovery",
                RecoveryRules::off)
            .forAll(),
        Rule.warning(
            "ebs-recovery-with-role",
            "AWS documents local recovery on EBS volumes with the chart's service account and"
                + " without executionRoleArn: the accounts made from a role may not create volume"
                + " claims.",
            PAGE,
            RecoveryRules::ebsWithRole),
        Rule.warning(
            "ebs-recovery-without-local-recovery",
            "The volume holds what local recovery writes; without local recovery it stays empty.",
            PAGE,
            RecoveryRules::ebsAlone),
        Rule.warning(
            "combined-restart-without-adaptive",
            "Only the adaptive scheduler combines restarts; others ignore the option.",
            PAGE,
            RecoveryRules::combinedRestart));
  }

  private static void fixedDelay(Subject subject, Findings findings) {
    Optional<Setting> strategy =
        Key.RESTART_STRATEGY
            .in(subject)
            .filter(setting -> setting.is("fixed-delay") || setting.is("fixeddelay"));
    if (strategy.isEmpty()) {
      return;
    }
    Optional<Setting> attempts = Key.FIXED_DELAY_ATTEMPTS.in(subject);
    double count = attempts.flatMap(Setting::number).orElse(1.0);
    if (count <= FEW_ATTEMPTS || Autoscaling.isOn(subject)) {
      String written = attempts.map(setting -> ", '" + setting + "'").orElse(", one attempt");
      findings.add(
          strategy.get().where(),
          "'" + strategy.get() + "'" + written + " gives up early",
          "write " + strategy.get().key() + ": exponential-delay");
    }
  }

  private static void off(Subject subject, Findings findings) {
    Key.RESTART_STRATEGY
        .in(subject)
        .filter(setting -> List.of("none", "off", "disable").contains(setting.value()))
        .filter(setting -> subject.isStateful())
        .ifPresent(
            setting ->
                findings.add(
                    setting.where(),
                    "'" + setting + "' ends the job at its first failure",
                    "write " + setting.key() + ": exponential-delay"));
  }

  private static void ebsWithRole(Subject subject, Findings findings) {
    Key.EBS_RECOVERY
        .in(subject)
        .filter(setting -> setting.is("true") && subject.spec().executionRoleArn() != null)
        .ifPresent(
            setting ->
                findings.add(
                    setting.where(),
                    "'"
                        + setting
                        + "' stands beside executionRoleArn "
                        + subject.spec().executionRoleArn(),
                    "write serviceAccount: emr-containers-sa-flink in place of executionRoleArn"));
  }

  private static void ebsAlone(Subject subject, Findings findings) {
    Key.EBS_RECOVERY
        .in(subject)
        .filter(setting -> setting.is("true") && !Key.LOCAL_RECOVERY.isOn(subject))
        .ifPresent(
            setting ->
                findings.add(
                    setting.where(),
                    "'" + setting + "' has no local recovery to serve",
                    "write " + Key.LOCAL_RECOVERY.nameFor(subject) + ": \"true\""));
  }

  private static void combinedRestart(Subject subject, Findings findings) {
    boolean adaptive = Key.SCHEDULER.in(subject).filter(s -> s.is("adaptive")).isPresent();
    Key.COMBINED_RESTART
        .in(subject)
        .filter(setting -> setting.is("true") && !adaptive)
        .ifPresent(
            setting ->
                findings.add(
                    setting.where(),
                    "'" + setting + "' needs the adaptive scheduler",
                    "write jobmanager.scheduler: adaptive, or remove the line"));
  }
}
