package io.sluice.deployer.check;

import io.sluice.deployer.spec.DeploymentMode;
import io.sluice.deployer.spec.JobSpec;
import io.sluice.deployer.spec.TaskManagerSpec;
import java.util.List;
import java.util.Optional;

/** Rules about how session jobs run on their cluster. */
final class SessionRuntimeRules implements RuleSet {
  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.warning(
                "session-autoscaler-not-in-release",
                "The autoscaler works on session jobs from operator 1.8 on; before, its options are"
                    + " ignored.",
                "operator code, SessionJobReconciler of 1.7; operator 1.8, FLINK-33535",
                SessionRuntimeRules::autoscaler)
            .forSessionJobs(),
        Rule.error(
                "session-slots-too-few",
                "A standalone session cluster has a fixed number of slots. A job that needs more"
                    + " waits for them until it fails.",
                "Flink, Task slots and parallelism",
                SessionRuntimeRules::slots)
            .forSessionJobs(),
        Rule.warning(
            "session-cluster-without-ha",
            "Without high availability a new JobManager knows nothing of the jobs that ran. The"
                + " operator finds \"Missing Session Job\" and does not submit them again.",
            "operator code, FlinkSessionJobObserver",
            SessionRuntimeRules::withoutHighAvailability));
  }

  private static void autoscaler(Subject subject, Findings findings) {
    Autoscaling.find(subject, "enabled")
        .map(Autoscaling.Entry::setting)
        .filter(setting -> setting.is("true") && subject.operatorIsBefore(1, 8))
        .ifPresent(
            setting ->
                findings.add(
                    setting.where(),
                    "the operator of release " + subject.emrText() + " does not scale session jobs",
                    "take release 7.2.0 or later, or describe the job as a FlinkDeployment"));
  }

  private static void slots(Subject subject, Findings findings) {
    int parallelism = subject.job().map(JobSpec::parallelism).orElse(0);
    Optional<Subject> cluster =
        subject.cluster().filter(it -> it.spec().mode() == DeploymentMode.STANDALONE);
    cluster
        .map(
            it ->
                it.taskManager().map(TaskManagerSpec::replicas).orElse(1)
                    * TaskManagerRules.slotsPerTaskManager(it))
        .filter(slots -> slots > 0 && slots < parallelism)
        .ifPresent(
            slots ->
                findings.add(
                    Fields.PARALLELISM,
                    "parallelism: "
                        + parallelism
                        + " needs more than the "
                        + slots
                        + (slots == 1 ? " slot" : " slots")
                        + " of '"
                        + cluster.map(Subject::name).orElse("")
                        + "'",
                    "write parallelism: "
                        + slots
                        + " or less, or raise taskManager.replicas there"));
  }

  private static void withoutHighAvailability(Subject subject, Findings findings) {
    if (subject.isSessionCluster() && !subject.isHighlyAvailable()) {
      findings.add(
          subject.isForEmr()
              ? Fields.JOB_MANAGER.child("highAvailabilityEnabled")
              : Fields.option("high-availability.type"),
          "high availability is off, and a session cluster forgets its jobs with its JobManager",
          subject.isForEmr()
              ? "write highAvailabilityEnabled: true and a storageDir"
              : "write high-availability.type: kubernetes and a high-availability.storageDir");
    }
  }
}
