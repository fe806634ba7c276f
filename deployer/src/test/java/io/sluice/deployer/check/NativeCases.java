package io.sluice.deployer.check;

import static io.sluice.deployer.check.Case.breaks;
import static io.sluice.deployer.check.Case.option;

import java.util.List;

/** Descriptions that break one rule of native mode each. */
final class NativeCases {
  private NativeCases() {}

  /** With nothing that needs an operator. */
  static Manifest sound() {
    return Manifest.apache().set("/metadata/namespace", "flink").remove("/spec/job/upgradeMode");
  }

  static List<Case> all() {
    return List.of(
        breaks("native-session", sound().remove("/spec/job"), "spec", "session cluster", "job"),
        breaks(
                "native-session",
                Manifest.sessionJob().remove("/metadata/labels"),
                "kind",
                "FlinkSessionJob",
                "FlinkDeployment")
            .with("apache-session-jar-role"),
        breaks(
            "native-flink-line",
            sound().set("/spec/flinkVersion", "v1_16"),
            "spec.flinkVersion",
            "'v1_16'",
            "v1_20"),
        breaks(
            "native-flink-line",
            sound().set("/spec/flinkVersion", "v2_0"),
            "spec.flinkVersion",
            "'v2_0'",
            "v1_20"),
        breaks(
            "native-jar-missing",
            sound().remove("/spec/job/jarURI"),
            "spec.job.jarURI",
            "no jarURI",
            "local:///"),
        breaks(
            "native-suspended",
            sound().set("/spec/job/state", "suspended"),
            "spec.job.state",
            "suspended",
            "state: running"),
        breaks(
            "native-mode-standalone",
            sound().set("/spec/mode", "standalone"),
            "spec.mode",
            "'standalone'",
            "mode: native"),
        breaks(
            "native-namespace-missing",
            sound().remove("/metadata/namespace"),
            "metadata.namespace",
            "'default'",
            "namespace:"),
        breaks(
            "native-upgrade-mode",
            sound().set("/spec/job/upgradeMode", "savepoint"),
            "spec.job.upgradeMode",
            "'savepoint'",
            "sluice native delete"),
        breaks(
            "native-operator-option",
            sound().option("kubernetes.operator.periodic.savepoint.interval", "6h"),
            option("kubernetes.operator.periodic.savepoint.interval"),
            "without an operator",
            "remove"),
        breaks(
            "native-autoscaler",
            sound()
                .option("job.autoscaler.enabled", "true")
                .option("kubernetes.operator.job.autoscaler.metrics.window", "10min"),
            option("job.autoscaler.enabled"),
            "the 2 options",
            "parallelism"),
        breaks(
            "native-autoscaler",
            sound().option("job.autoscaler.enabled", "true"),
            option("job.autoscaler.enabled"),
            "the option of the autoscaler does",
            "parallelism"),
        breaks(
            "native-nonce",
            sound().set("/spec/restartNonce", "3"),
            "spec.restartNonce",
            "'restartNonce'",
            "remove"),
        nonce("savepointTriggerNonce"),
        nonce("checkpointTriggerNonce"),
        nonce("savepointRedeployNonce"),
        nonce("autoscalerResetNonce"),
        breaks(
            "native-ingress",
            sound().set("/spec/ingress", "{template: '{{name}}.example.com'}"),
            "spec.ingress",
            "nobody makes",
            "web-sessions-rest"),
        breaks(
            "native-metadata",
            sound().set("/metadata/labels", "{team: data}"),
            "metadata.labels",
            "labels",
            "kubernetes.jobmanager.labels"),
        breaks(
            "native-metadata",
            sound().set("/metadata/annotations", "{sluice.io/region: us-west-2, contact: me}"),
            "metadata.annotations",
            "annotations",
            "kubernetes.taskmanager.annotations"),
        lost("/spec", "spec"),
        lost("/spec/job", "spec.job"),
        lost("/spec/jobManager", "spec.jobManager"),
        lost("/spec/taskManager", "spec.taskManager"));
  }

  private static Case nonce(String field) {
    return breaks(
        "native-nonce",
        sound().set("/spec/job/" + field, "1"),
        "spec.job." + field,
        "'" + field + "'",
        "remove");
  }

  private static Case lost(String pointer, String place) {
    return breaks(
        "native-field-lost",
        sound().set(pointer + "/later", "1"),
        place + ".later",
        "'later' is left out",
        "flinkConfiguration");
  }
}
