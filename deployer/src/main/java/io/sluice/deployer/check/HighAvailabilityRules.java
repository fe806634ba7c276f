package io.sluice.deployer.check;

import io.sluice.deployer.spec.JobManagerSpec;
import io.sluice.deployer.spec.UpgradeMode;
import java.util.List;
import java.util.Optional;

/** Rules about the loss of a JobManager. */
final class HighAvailabilityRules implements RuleSet {
  private static final String GUIDE = "guide, Configuraciones de alta disponibilidad";

  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.error(
            "ha-storage-dir-missing",
            "High availability is on unless it is switched off, and its metadata has to lie"
                + " somewhere that outlives the pods. Without the place the operator refuses the"
                + " deployment, or the JobManager does not start.",
            GUIDE,
            HighAvailabilityRules::storageMissing),
        Rule.error(
            "replicas-number",
            "The operator refuses a deployment without a JobManager.",
            "operator code, DefaultValidator",
            HighAvailabilityRules::replicasNumber),
        Rule.error(
            "replicas-without-ha",
            "A standby JobManager cannot take over without high availability, so the operator"
                + " refuses more than one. On EMR two is what a missing number means.",
            GUIDE,
            HighAvailabilityRules::replicas),
        Rule.error(
            "last-state-without-ha",
            "Before operator 1.10 the last state is found through the HA metadata only; the"
                + " operator refuses the mode without high availability.",
            "operator code, DefaultValidator up to 1.9",
            HighAvailabilityRules::lastState),
        Rule.warning(
            "ha-off-with-state",
            "Without high availability a lost JobManager makes the job start anew, and whatever it"
                + " had done since its last start is done again or lost.",
            "guide, Flink JobManager",
            HighAvailabilityRules::offWithState),
        Rule.error(
            "rollback-without-ha",
            "The operator rolls a broken upgrade back through the HA metadata and refuses the"
                + " option without it.",
            "operator code, DefaultValidator",
            HighAvailabilityRules::rollback));
  }

  private static void storageMissing(Subject subject, Findings findings) {
    boolean written = Key.HA_DIR.in(subject).isPresent();
    boolean field = subject.jobManager().map(JobManagerSpec::storageDir).isPresent();
    if (written || field || !subject.isHighlyAvailable()) {
      return;
    }
    if (subject.isForEmr()) {
      findings.add(
          Fields.STORAGE_DIR,
          "high availability is on and there is no storageDir",
          "write storageDir: "
              + Places.suggest(subject, "ha")
              + ", or highAvailabilityEnabled: false and replicas: 1");
    } else {
      findings.add(
          Fields.option("high-availability.storageDir"),
          "high availability is on and there is no high-availability.storageDir",
          "write high-availability.storageDir: " + Places.suggest(subject, "ha"));
    }
  }

  private static Optional<Integer> written(Subject subject) {
    return subject.jobManager().map(JobManagerSpec::replicas);
  }

  private static void replicasNumber(Subject subject, Findings findings) {
    written(subject)
        .filter(replicas -> replicas < 1)
        .ifPresent(
            replicas ->
                findings.add(
                    Fields.REPLICAS,
                    "replicas: " + replicas + " leaves no JobManager",
                    "write replicas: " + (subject.isHighlyAvailable() ? 2 : 1)));
  }

  private static void replicas(Subject subject, Findings findings) {
    if (subject.isHighlyAvailable()) {
      return;
    }
    Optional<Integer> written = written(subject);
    if (written.isEmpty() && subject.isForEmr()) {
      findings.add(
          Fields.REPLICAS,
          "high availability is off, and a missing replicas means 2",
          "write replicas: 1");
    }
    written
        .filter(replicas -> replicas > 1)
        .ifPresent(
            replicas ->
                findings.add(
                    Fields.REPLICAS,
                    "replicas: " + replicas + " stands beside no high availability",
                    "write replicas: 1, or switch high availability on"));
  }

  private static void lastState(Subject subject, Findings findings) {
    if (needsOldOperator(subject)) {
      findings.add(
          Fields.UPGRADE_MODE,
          "upgradeMode: last-state needs high availability, which is off",
          "write upgradeMode: savepoint, or switch high availability on");
    }
  }

  private static void offWithState(Subject subject, Findings findings) {
    if (subject.isStateful() && !subject.isHighlyAvailable() && !needsOldOperator(subject)) {
      findings.add(
          subject.isForEmr()
              ? Fields.JOB_MANAGER.child("highAvailabilityEnabled")
              : Fields.option("high-availability.type"),
          "high availability is off, and upgradeMode: " + subject.upgradeMode() + " keeps state",
          subject.isForEmr()
              ? "write highAvailabilityEnabled: true and a storageDir"
              : "write high-availability.type: kubernetes and a high-availability.storageDir");
    }
  }

  private static boolean needsOldOperator(Subject subject) {
    return subject.upgradeMode() == UpgradeMode.LAST_STATE
        && !subject.isHighlyAvailable()
        && subject.operatorIsBefore(1, 10);
  }

  private static void rollback(Subject subject, Findings findings) {
    Key.ROLLBACK
        .in(subject)
        .filter(rollback -> rollback.is("true") && !subject.isHighlyAvailable())
        .ifPresent(
            rollback ->
                findings.add(
                    rollback.where(),
                    "'" + rollback + "' needs high availability, which is off",
                    "switch high availability on, or remove the line"));
  }
}
