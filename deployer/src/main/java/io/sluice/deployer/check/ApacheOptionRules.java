package io.sluice.deployer.check;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules about options that only EMR reads. */
final class ApacheOptionRules implements RuleSet {
  private static final Map<String, String> NEEDED =
      Map.of(
          "aws.glue.enabled", "the Glue catalog is not set up",
          "hudi.enabled", "Hudi is not set up",
          "task.local-recovery.ebs.enable", "no volumes are made for task-local recovery");
  private static final Set<String> IDLE =
      Set.of(
          "cluster.taskmanager.graceful-decommission.enabled",
          "jobmanager.adaptive-scheduler.combined-restart.enabled",
          "jobmanager.adaptive-scheduler.combined-restart.window-interval",
          "kubernetes.taskmanager.local-recovery.persistentVolumeClaim.sizeLimit");
  private static final String AUTOTUNING = "kubernetes.operator.job.autoscaler.autotune.";

  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.error(
                "apache-emr-switch",
                "EMR's operator and images set up what the option switches on. Apache's do not, and"
                    + " the job would run without it.",
                "EMR on EKS, Using Glue, Using Hudi, Optimizing Flink job restart times",
                ApacheOptionRules::switches)
            .forAll(),
        Rule.warning(
                "apache-emr-option",
                "Only EMR reads the option; Apache's operator and Flink ignore it without a word.",
                "EMR on EKS, Optimizing Flink job restart times, Autoscaler parameter autotuning",
                ApacheOptionRules::idle)
            .forAll());
  }

  private static void switches(Subject subject, Findings findings) {
    for (Setting setting : subject.settings()) {
      if (NEEDED.containsKey(setting.key()) && !setting.is("false")) {
        findings.add(
            setting.where(),
            "'" + setting + "' is EMR's, and here " + NEEDED.get(setting.key()),
            "remove the line, and bring what the job needs in an own image and its pod template");
      }
    }
  }

  private static void idle(Subject subject, Findings findings) {
    for (Setting setting : subject.settings()) {
      if ((IDLE.contains(setting.key()) || setting.key().startsWith(AUTOTUNING))
          && !setting.is("false")) {
        findings.add(
            setting.where(), "'" + setting + "' is EMR's and does nothing here", "remove the line");
      }
    }
  }
}
