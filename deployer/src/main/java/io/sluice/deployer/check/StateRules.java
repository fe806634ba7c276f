package io.sluice.deployer.check;

import io.sluice.deployer.spec.JobSpec;
import io.sluice.deployer.spec.UpgradeMode;
import io.sluice.deployer.yaml.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rules about the state of a job when the job changes. */
final class StateRules implements RuleSet {
  private static final String VALIDATOR = "operator code, DefaultValidator";

  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.warning(
                "upgrade-mode-missing",
                "A missing upgradeMode means stateless: every change of the description starts the job"
                    + " anew and drops its state.",
                "operator reference, UpgradeMode",
                StateRules::modeMissing)
            .forAll(),
        Rule.warning(
                "stateless-with-savepoints",
                "A stateless job never starts from a savepoint, so whoever has a place for savepoints"
                    + " probably wants the state kept.",
                "operator reference, UpgradeMode",
                StateRules::statelessWithSavepoints)
            .forAll(),
        Rule.error(
            "savepoint-dir-missing",
            "A savepoint needs a place. The operator refuses the deployment, or the savepoint"
                + " fails when it is due.",
            VALIDATOR,
            StateRules::savepointDir),
        Rule.error(
                "savepoint-redeploy-without-path",
                "savepointRedeployNonce redeploys from initialSavepointPath; the operator refuses a"
                    + " change of it without a path.",
                VALIDATOR,
                StateRules::redeploy)
            .forAll(),
        Rule.warning(
                "savepoint-trigger-nonce-deprecated",
                "From operator 1.10 on a savepoint is asked for with a FlinkStateSnapshot resource; the"
                    + " nonces go away.",
                "operator documentation 1.10, Snapshots",
                StateRules::triggerNonces)
            .forAll(),
        Rule.warning(
                "non-restored-state-allowed",
                "State that no operator of the new job claims is dropped without a word, for example"
                    + " after a change of a uid. It should be on for the one upgrade that needs it.",
                "Flink, Savepoints: allowing non-restored state",
                StateRules::nonRestored)
            .forAll(),
        Rule.error(
            "health-check-without-recovery",
            "The health check restarts a sick cluster by recovering its deployment; the operator"
                + " refuses it where recovery is switched off.",
            VALIDATOR,
            StateRules::healthCheck));
  }

  private static void modeMissing(Subject subject, Findings findings) {
    if (subject.job().isPresent() && subject.job().map(JobSpec::upgradeMode).isEmpty()) {
      findings.add(
          Fields.UPGRADE_MODE,
          "there is no upgradeMode, which means stateless",
          "write upgradeMode: savepoint, or upgradeMode: stateless if there is no state to keep");
    }
  }

  private static void statelessWithSavepoints(Subject subject, Findings findings) {
    boolean stateless =
        subject.job().map(JobSpec::upgradeMode).filter(UpgradeMode.STATELESS::equals).isPresent();
    Key.SAVEPOINT_DIR
        .in(subject)
        .filter(dir -> stateless)
        .ifPresent(
            dir ->
                findings.add(
                    Fields.UPGRADE_MODE,
                    "upgradeMode: stateless stands beside '" + dir + "'",
                    "write upgradeMode: savepoint, or remove " + dir.key()));
  }

  private static void savepointDir(Subject subject, Findings findings) {
    if (Key.SAVEPOINT_DIR.in(subject).filter(dir -> !dir.value().isEmpty()).isPresent()) {
      return;
    }
    List<String> reasons = savepointReasons(subject);
    if (!reasons.isEmpty()) {
      String key = Key.SAVEPOINT_DIR.nameFor(subject);
      findings.add(
          Fields.option(key),
          "there is no place for the savepoints of " + String.join(" and ", reasons),
          "write " + key + ": " + Places.suggest(subject, "savepoints"));
    }
  }

  /** What of a description takes savepoints, as written. */
  static List<String> savepointReasons(Subject subject) {
    List<String> reasons = new ArrayList<>();
    if (subject.upgradeMode() == UpgradeMode.SAVEPOINT) {
      reasons.add("upgradeMode: savepoint");
    }
    subject
        .job()
        .map(JobSpec::savepointTriggerNonce)
        .ifPresent(nonce -> reasons.add("savepointTriggerNonce: " + nonce));
    for (Key key : List.of(Key.PERIODIC_SAVEPOINT, Key.MAX_CHECKPOINT_AGE)) {
      key.in(subject).ifPresent(setting -> reasons.add("'" + setting + "'"));
    }
    Key.SAVEPOINT_ON_DELETION
        .in(subject)
        .filter(onDeletion -> onDeletion.is("true"))
        .ifPresent(onDeletion -> reasons.add("'" + onDeletion + "'"));
    return reasons;
  }

  private static void redeploy(Subject subject, Findings findings) {
    subject
        .job()
        .filter(job -> job.initialSavepointPath() == null)
        .map(JobSpec::savepointRedeployNonce)
        .ifPresent(
            nonce ->
                findings.add(
                    Fields.JOB.child("savepointRedeployNonce"),
                    "savepointRedeployNonce: " + nonce + " has no savepoint to redeploy from",
                    "write initialSavepointPath: "
                        + Places.suggest(subject, "savepoints")
                        + "/savepoint-…, or remove the nonce"));
  }

  private static void triggerNonces(Subject subject, Findings findings) {
    if (!subject.operatorIsAtLeast(1, 10)) {
      return;
    }
    Optional<JobSpec> job = subject.job();
    job.map(JobSpec::savepointTriggerNonce)
        .ifPresent(nonce -> deprecated(findings, "savepointTriggerNonce", nonce));
    job.map(JobSpec::checkpointTriggerNonce)
        .ifPresent(nonce -> deprecated(findings, "checkpointTriggerNonce", nonce));
  }

  private static void deprecated(Findings findings, String field, long nonce) {
    findings.add(
        Fields.JOB.child(field),
        field + ": " + nonce + " is deprecated from operator 1.10 on",
        "remove it, and apply a FlinkStateSnapshot when a snapshot is wanted");
  }

  private static void nonRestored(Subject subject, Findings findings) {
    if (subject
        .job()
        .map(JobSpec::allowNonRestoredState)
        .filter(Boolean::booleanValue)
        .isPresent()) {
      nonRestored(
          Fields.JOB.child("allowNonRestoredState"), "allowNonRestoredState: true", findings);
    }
    Key.IGNORE_UNCLAIMED
        .in(subject)
        .filter(setting -> setting.is("true"))
        .ifPresent(setting -> nonRestored(setting.where(), setting.toString(), findings));
  }

  private static void nonRestored(FieldPath where, String written, Findings findings) {
    findings.add(
        where, "'" + written + "' drops unclaimed state", "remove it once that upgrade is done");
  }

  private static void healthCheck(Subject subject, Findings findings) {
    Key.JOB_MANAGER_RECOVERY
        .in(subject)
        .filter(recovery -> recovery.is("false") && Key.HEALTH_CHECK.isOn(subject))
        .ifPresent(
            recovery ->
                findings.add(
                    recovery.where(),
                    "'" + recovery + "' stands beside the health check, which needs it",
                    "write " + recovery.key() + ": \"true\", or remove the health check"));
  }
}
