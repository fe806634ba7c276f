package io.sluice.deployer.check;

import io.sluice.deployer.spec.UpgradeMode;
import java.util.List;

/** Rules about a session job's state, as its cluster and the operator allow it. */
final class SessionStateRules implements RuleSet {
  private static final String VALIDATOR = "operator code, DefaultValidator";

  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.error(
                "session-last-state-refused",
                "Before operator 1.10 the upgrade mode last-state is refused for session jobs.",
                VALIDATOR + " up to 1.9; EMR on EKS, Maintaining Flink applications",
                SessionStateRules::lastStateRefused)
            .forSessionJobs(),
        Rule.warning(
                "session-last-state-operator",
                "Operators up to 1.9 (EMR up to 7.5.0) refuse last-state for session jobs, and which"
                    + " operator it will be is not to be seen here. AWS says that session mode has"
                    + " no last-state.",
                "EMR on EKS, Maintaining Flink applications",
                SessionStateRules::lastStateUnsure)
            .forSessionJobs(),
        Rule.error(
                "session-savepoint-dir-missing",
                "The operator looks for the place of savepoints in the session cluster's"
                    + " configuration, not in the job's, and refuses the job where there is none.",
                VALIDATOR,
                SessionStateRules::savepointDir)
            .forSessionJobs(),
        Rule.error(
                "session-checkpoint-dir-missing",
                "The operator looks for the place of checkpoints in the session cluster's"
                    + " configuration, not in the job's, and refuses a stateful job where there is"
                    + " none.",
                VALIDATOR,
                SessionStateRules::checkpointDir)
            .forSessionJobs(),
        Rule.warning(
                "session-checkpoint-interval-missing",
                "Neither the session job nor its cluster says how often a checkpoint is taken, so"
                    + " none is: after a failure the job starts from its last savepoint.",
                "Flink, Checkpointing",
                SessionStateRules::interval)
            .forSessionJobs());
  }

  private static void lastStateRefused(Subject subject, Findings findings) {
    if (subject.upgradeMode() == UpgradeMode.LAST_STATE && subject.operatorIsBefore(1, 10)) {
      findings.add(
          Fields.UPGRADE_MODE,
          "upgradeMode: last-state is not for session jobs in release " + subject.emrText(),
          "write upgradeMode: savepoint, or take release 7.6.0 or later");
    }
  }

  private static void lastStateUnsure(Subject subject, Findings findings) {
    if (subject.upgradeMode() == UpgradeMode.LAST_STATE
        && !subject.operatorIsBefore(1, 10)
        && !subject.operatorIsAtLeast(1, 10)) {
      findings.add(
          Fields.UPGRADE_MODE,
          "upgradeMode: last-state needs operator 1.10 for a session job",
          "write upgradeMode: savepoint");
    }
  }

  private static void savepointDir(Subject subject, Findings findings) {
    List<String> reasons = StateRules.savepointReasons(subject);
    subject
        .cluster()
        .filter(cluster -> lacks(cluster, Key.SAVEPOINT_DIR) && !reasons.isEmpty())
        .ifPresent(
            cluster ->
                place(
                    cluster,
                    Key.SAVEPOINT_DIR,
                    "savepoints",
                    "for the savepoints of " + String.join(" and ", reasons),
                    findings));
  }

  private static void checkpointDir(Subject subject, Findings findings) {
    subject
        .cluster()
        .filter(cluster -> lacks(cluster, Key.CHECKPOINT_DIR) && subject.isStateful())
        .ifPresent(
            cluster ->
                place(
                    cluster,
                    Key.CHECKPOINT_DIR,
                    "checkpoints",
                    "for checkpoints, and upgradeMode: " + subject.upgradeMode() + " needs them",
                    findings));
  }

  private static boolean lacks(Subject cluster, Key directory) {
    return directory.in(cluster).filter(dir -> !dir.value().isEmpty()).isEmpty();
  }

  private static void place(
      Subject cluster, Key directory, String kind, String forWhat, Findings findings) {
    findings.add(
        Fields.CLUSTER,
        "the session cluster '" + cluster.name() + "' has no place " + forWhat,
        "write "
            + directory.nameFor(cluster)
            + ": "
            + Places.suggest(cluster, kind)
            + " in the flinkConfiguration of '"
            + cluster.name()
            + "'");
  }

  private static void interval(Subject subject, Findings findings) {
    boolean missing =
        subject
            .cluster()
            .filter(cluster -> Key.CHECKPOINT_INTERVAL.in(cluster).isEmpty())
            .filter(cluster -> Key.CHECKPOINT_INTERVAL.in(subject).isEmpty())
            .isPresent();
    if (missing && subject.upgradeMode() == UpgradeMode.SAVEPOINT) {
      findings.add(
          Fields.option("execution.checkpointing.interval"),
          "there is no execution.checkpointing.interval here or on the cluster",
          "write execution.checkpointing.interval: 1min");
    }
  }
}
