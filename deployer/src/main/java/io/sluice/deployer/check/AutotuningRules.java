package io.sluice.deployer.check;

import io.sluice.deployer.release.AutoscalerOption.Scope;
import io.sluice.deployer.release.AutoscalerPrefix;
import io.sluice.deployer.release.Feature;
import java.util.List;

/** Rules about EMR's autotuning of the autoscaler. */
final class AutotuningRules implements RuleSet {
  private static final String PAGE = "EMR on EKS, Autoscaler parameter autotuning";

  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.warning(
            "autoscaler-autotuning-release",
            "EMR's autotuning is in releases 7.0.0 and 7.1.0 only. From 7.2.0 on the operator"
                + " tracks the restart time itself, if it is told to.",
            PAGE,
            AutotuningRules::autotuning),
        Rule.warning(
            "autotuning-metric-missing",
            "EMR's autotuning learns from a metric that is off unless it is asked for.",
            PAGE,
            AutotuningRules::metric));
  }

  private static void autotuning(Subject subject, Findings findings) {
    for (Autoscaling.Entry entry : Autoscaling.entries(subject, Scope.EMR_AUTOTUNING)) {
      if (subject.lacks(Feature.AUTOSCALER_AUTOTUNING)) {
        findings.add(
            entry.setting().where(),
            "release "
                + subject.emrText()
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
    Autoscaling.find(subject, "autotune.enable")
        .filter(entry -> entry.setting().is("true") && !measured)
        .filter(entry -> !subject.lacks(Feature.AUTOSCALER_AUTOTUNING))
        .ifPresent(
            entry ->
                findings.add(
                    entry.setting().where(),
                    "'" + entry.setting() + "' has no metric to learn from",
                    "write metrics.job.status.enable: TOTAL_TIME"));
  }
}
