package io.sluice.deployer.check;

import io.sluice.deployer.release.EmrKey;
import io.sluice.deployer.release.EmrKeys;
import io.sluice.deployer.release.Feature;
import io.sluice.deployer.spec.EmrVersion;
import io.sluice.deployer.spec.JobSpec;
import io.sluice.deployer.yaml.FieldPath;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rules about what came with some release. */
final class FeatureRules implements RuleSet {
  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.error(
                "session-mode-not-in-release",
                "A deployment without a job is a session cluster, which EMR's operator refuses before"
                    + " release 6.15.0.",
                "EMR on EKS, Run a Flink application",
                FeatureRules::session)
            .forAll(),
        Rule.error(
            "pyflink-not-in-release",
            "The images hold Python and PyFlink from release 6.15.0 on; before that the job does"
                + " not start without an own image.",
            "EMR on EKS, Using PyFlink",
            FeatureRules::pyFlink),
        Rule.warning(
            "feature-not-in-release",
            "The option is read from a later release on; this one ignores it without a word.",
            "EMR on EKS, Optimizing Flink job restart times, Using Glue, Using Hudi",
            FeatureRules::options),
        Rule.warning(
                "nonce-not-in-release",
                "The release's operator does not know the field: kubectl refuses it, others drop it,"
                    + " and nothing is triggered.",
                "operator code, JobSpec of the release's operator",
                FeatureRules::nonces)
            .forAll());
  }

  private static void session(Subject subject, Findings findings) {
    if (!subject.lacks(Feature.SESSION_MODE)) {
      return;
    }
    if (subject.sessionJob().isPresent()) {
      findings.add(
          Fields.CLUSTER,
          "the cluster is of release " + subject.emrText() + ", which has no session mode",
          "give the cluster release " + Feature.SESSION_MODE.since() + " or later");
    } else if (subject.isSessionCluster()) {
      findings.add(
          Fields.JOB,
          "there is no job, and release " + subject.emrText() + " has no session mode",
          "add job:, or take release " + Feature.SESSION_MODE.since() + " or later");
    }
  }

  private static void pyFlink(Subject subject, Findings findings) {
    boolean python = subject.job().filter(PythonRules::isPython).isPresent();
    if (python && subject.spec().image() == null && subject.lacks(Feature.PYFLINK)) {
      findings.add(
          Fields.LABEL,
          "release " + subject.emrText() + " has no PyFlink in its image",
          "take release " + Feature.PYFLINK.since() + " or later, or an own image");
    }
  }

  private static void options(Subject subject, Findings findings) {
    for (Setting setting : subject.settings()) {
      Optional<Feature> feature = feature(setting.key());
      if (setting.is("false")) {
        continue;
      }
      if (feature.isPresent()) {
        feature
            .filter(subject::lacks)
            .ifPresent(
                missing -> option(setting, missing.title(), missing.since(), subject, findings));
      } else {
        EmrKeys.find(setting.key())
            .filter(key -> key.role() == EmrKey.Role.SWITCH)
            .ifPresent(
                key ->
                    key.since()
                        .filter(since -> isBefore(subject, since))
                        .ifPresent(
                            since -> option(setting, key.origin(), since, subject, findings)));
      }
    }
  }

  private static Optional<Feature> feature(String key) {
    return Optional.ofNullable(
        switch (key) {
          case "state.backend.local-recovery", "execution.state-recovery.from-local" ->
              Feature.TASK_LOCAL_RECOVERY;
          case "state.backend.changelog.enabled", "state.changelog.enabled" ->
              Feature.CHANGELOG_CHECKPOINTS;
          default -> null;
        });
  }

  private static boolean isBefore(Subject subject, EmrVersion since) {
    return subject.emrVersion().filter(version -> !version.isAtLeast(since)).isPresent();
  }

  private static void option(
      Setting setting, String title, EmrVersion since, Subject subject, Findings findings) {
    findings.add(
        setting.where(),
        "'" + setting + "' (" + title + ") does nothing in release " + subject.emrText(),
        "take release " + since + " or later, or remove the line");
  }

  private static void nonces(Subject subject, Findings findings) {
    JobSpec job = subject.spec().job();
    if (job == null) {
      return;
    }
    nonce(subject, findings, "checkpointTriggerNonce", job.checkpointTriggerNonce(), 7);
    nonce(subject, findings, "savepointRedeployNonce", job.savepointRedeployNonce(), 8);
    nonce(subject, findings, "autoscalerResetNonce", job.autoscalerResetNonce(), 11);
  }

  private static void nonce(
      Subject subject, Findings findings, String field, @Nullable Long value, int minor) {
    if (value != null && subject.operatorIsBefore(1, minor)) {
      FieldPath where = Fields.JOB.child(field);
      findings.add(
          where,
          field
              + " "
              + value
              + " needs operator 1."
              + minor
              + "; release "
              + subject.emrText()
              + " has an older one",
          "remove " + field + ", or take a later release");
    }
  }
}
