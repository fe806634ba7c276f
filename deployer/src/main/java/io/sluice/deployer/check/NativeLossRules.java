package io.sluice.deployer.check;

import io.sluice.deployer.spec.JobSpec;
import io.sluice.deployer.spec.SluiceAnnotations;
import io.sluice.deployer.spec.UpgradeMode;
import io.sluice.deployer.yaml.FieldPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules about what only an operator does, and what therefore nobody does in native mode. */
final class NativeLossRules implements RuleSet {
  private static final String OPERATOR = "kubernetes.operator.";
  private static final String AUTOSCALER = "autoscaler.";

  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.warning(
            "native-upgrade-mode",
            "The operator carries the state over when a description changes. Here you do it:"
                + " 'sluice native delete' takes a savepoint, 'sluice native run"
                + " --from-savepoint' starts from it.",
            "operator reference, JobSpec",
            NativeLossRules::upgradeMode),
        Rule.warning(
            "native-operator-option",
            "Options of the operator are read by the operator only: without one there are no"
                + " periodic savepoints, no health check and no rollback. They are not on the"
                + " command line.",
            "operator code, KubernetesOperatorConfigOptions",
            NativeLossRules::operatorOption),
        Rule.warning(
            "native-autoscaler",
            "The autoscaler is part of the operator. The job keeps the parallelism with which it"
                + " starts.",
            "guide, Uso del escalador automático para aplicaciones de Flink",
            NativeLossRules::autoscaler),
        Rule.warning(
            "native-nonce",
            "A nonce tells the operator to do something once. Nobody reads it here.",
            "operator reference, JobSpec",
            NativeLossRules::nonce),
        Rule.warning(
            "native-ingress",
            "The operator makes the ingress. Flink's client makes a service only.",
            "operator reference, IngressSpec",
            NativeLossRules::ingress),
        Rule.warning(
            "native-metadata",
            "Labels and annotations of the FlinkDeployment go with the resource, and here there is"
                + " none.",
            "operator reference, FlinkDeployment",
            NativeLossRules::metadata),
        Rule.warning(
            "native-field-lost",
            "Sluice does not know the field, and so not what it means on a command line.",
            NativeRules.GUIDE,
            NativeLossRules::unknown));
  }

  private static void upgradeMode(Subject subject, Findings findings) {
    if (subject.upgradeMode() != UpgradeMode.STATELESS) {
      findings.add(
          Fields.UPGRADE_MODE,
          "nobody upgrades the job by '" + subject.upgradeMode() + "'",
          "stop it with 'sluice native delete', start it with 'sluice native run"
              + " --from-savepoint'");
    }
  }

  private static void operatorOption(Subject subject, Findings findings) {
    subject.settings().stream()
        .filter(setting -> setting.key().startsWith(OPERATOR))
        .filter(setting -> !setting.key().contains(AUTOSCALER))
        .forEach(
            setting ->
                findings.add(
                    setting.where(),
                    "'" + setting.key() + "' does nothing without an operator",
                    "remove the line, or take another target"));
  }

  private static void autoscaler(Subject subject, Findings findings) {
    List<Setting> settings =
        subject.settings().stream().filter(setting -> setting.key().contains(AUTOSCALER)).toList();
    if (!settings.isEmpty()) {
      findings.add(
          settings.get(0).where(),
          settings.size() == 1
              ? "the option of the autoscaler does nothing"
              : "the " + settings.size() + " options of the autoscaler do nothing",
          "remove them and set the parallelism that the load needs, or take another target");
    }
  }

  private static void nonce(Subject subject, Findings findings) {
    Map<FieldPath, @Nullable Long> nonces = new LinkedHashMap<>();
    nonces.put(Fields.SPEC.child("restartNonce"), subject.spec().restartNonce());
    subject.job().ifPresent(job -> nonces.putAll(nonces(job)));
    nonces.forEach(
        (where, value) -> {
          if (value != null) {
            findings.add(where, "'" + where.last() + "' does nothing", "remove the line");
          }
        });
  }

  private static Map<FieldPath, @Nullable Long> nonces(JobSpec job) {
    Map<FieldPath, @Nullable Long> nonces = new LinkedHashMap<>();
    nonces.put(Fields.JOB.child("savepointTriggerNonce"), job.savepointTriggerNonce());
    nonces.put(Fields.JOB.child("checkpointTriggerNonce"), job.checkpointTriggerNonce());
    nonces.put(Fields.JOB.child("savepointRedeployNonce"), job.savepointRedeployNonce());
    nonces.put(Fields.JOB.child("autoscalerResetNonce"), job.autoscalerResetNonce());
    return nonces;
  }

  private static void ingress(Subject subject, Findings findings) {
    if (subject.spec().ingress() != null) {
      findings.add(
          Fields.SPEC.child("ingress"),
          "nobody makes the ingress",
          "make one for the service " + subject.name() + "-rest, port 8081");
    }
  }

  private static void metadata(Subject subject, Findings findings) {
    Map<String, Map<String, String>> lost = new LinkedHashMap<>();
    lost.put("labels", subject.resource().metadata().labels());
    lost.put("annotations", annotations(subject));
    lost.forEach(
        (field, entries) -> {
          if (!entries.isEmpty()) {
            findings.add(
                Fields.METADATA.child(field),
                "the " + field + " are left out",
                "set kubernetes.jobmanager."
                    + field
                    + " and kubernetes.taskmanager."
                    + field
                    + " in flinkConfiguration");
          }
        });
  }

  /** Without those that Sluice reads itself. */
  private static Map<String, String> annotations(Subject subject) {
    Map<String, String> annotations =
        new LinkedHashMap<>(subject.resource().metadata().annotations());
    annotations.keySet().removeIf(key -> key.startsWith(SluiceAnnotations.PREFIX));
    return annotations;
  }

  private static void unknown(Subject subject, Findings findings) {
    Stream.of(
            fields(Fields.SPEC, subject.spec().other()),
            fields(Fields.JOB, subject.job().map(JobSpec::other).orElse(Map.of())),
            fields(Fields.JOB_MANAGER, subject.jobManager().map(jm -> jm.other()).orElse(Map.of())),
            fields(
                Fields.TASK_MANAGER, subject.taskManager().map(tm -> tm.other()).orElse(Map.of())))
        .flatMap(fields -> fields)
        .forEach(
            where ->
                findings.add(
                    where,
                    "'" + where.last() + "' is left out",
                    "remove it, or say it in flinkConfiguration"));
  }

  private static Stream<FieldPath> fields(FieldPath of, Map<String, Object> other) {
    return other.keySet().stream().map(of::child);
  }
}
