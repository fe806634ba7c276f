package io.sluice.deployer.check;

import static io.sluice.deployer.check.Case.breaks;
import static io.sluice.deployer.check.Case.option;

import java.util.List;

/** Descriptions that break one rule of Apache's operator each. */
final class ApacheCases {
  private static final String MONITORING = "/spec/monitoringConfiguration";

  private ApacheCases() {}

  /** For EMR, and with nothing that Apache's operator 1.7 could not have. */
  static Manifest sound() {
    return Manifest.emr().set("/spec/flinkVersion", "v1_19").remove("/spec/logConfiguration");
  }

  static List<Case> all() {
    return List.of(
        breaks(
            "apache-image-missing",
            sound().set("/spec/emrReleaseLabel", "emr-6.13.0-flink-latest"),
            "spec.emrReleaseLabel",
            "6.13.0",
            "6.14.0"),
        breaks(
            "apache-pod-identity-sdk",
            podIdentity().set("/spec/image", "flink:1.20"),
            "metadata.annotations[sluice.io/identity]",
            "Pod Identity",
            "IRSA"),
        breaks(
            "apache-pod-identity-sdk",
            podIdentity().set("/spec/emrReleaseLabel", "emr-7.2.0-flink-latest"),
            "metadata.annotations[sluice.io/identity]",
            "Pod Identity",
            "1.12.595"),
        breaks(
            "apache-annotation",
            annotated("sluice.io/identity: kiam"),
            "metadata.annotations[sluice.io/identity]",
            "'kiam'",
            "irsa, pod-identity"),
        breaks(
            "apache-annotation",
            annotated("sluice.io/region: Ireland"),
            "metadata.annotations[sluice.io/region]",
            "'Ireland'",
            "us-west-2"),
        breaks(
            "apache-annotation",
            annotated("sluice.io/regoin: us-west-2"),
            "metadata.annotations[sluice.io/regoin]",
            "sluice.io/regoin",
            "sluice.io/region"),
        breaks(
            "apache-namespace-missing",
            sound().remove("/metadata/namespace"),
            "metadata.namespace",
            "executionRoleArn",
            "namespace:"),
        breaks(
            "apache-region-missing",
            sound().remove("/spec/executionRoleArn").set("/spec/serviceAccount", "flink"),
            "spec.monitoringConfiguration",
            "Region",
            "sluice.io/region"),
        breaks(
            "apache-operator-version",
            sound().set("/spec/flinkVersion", "v1_20"),
            "spec.flinkVersion",
            "v1_20",
            "older operator"),
        breaks(
            "apache-operator-version",
            sound().set("/spec/flinkVersion", "v1_14"),
            "spec.flinkVersion",
            "v1_14",
            "later Flink"),
        breaks(
            "apache-operator-version",
            sound().set("/spec/job/savepointRedeployNonce", "1"),
            "spec.job.savepointRedeployNonce",
            "1.8",
            "remove"),
        breaks(
            "apache-operator-version",
            sound().set("/spec/job/autoscalerResetNonce", "1"),
            "spec.job.autoscalerResetNonce",
            "1.11",
            "remove"),
        breaks(
            "apache-pod-template-merge",
            sound().option(MERGE, "false"),
            option(MERGE),
            "by position",
            "remove"),
        breaks(
            "apache-pod-template-merge",
            sound()
                .option(MERGE, "false")
                .set("/spec/job/jarURI", "local:///opt/flink/usrlib/a.jar")
                .set("/spec/taskManager/podTemplate", "{spec: {}}"),
            option(MERGE),
            "by position",
            "remove"),
        breaks(
            "apache-emr-switch",
            sound().option("aws.glue.enabled", "true"),
            option("aws.glue.enabled"),
            "Glue",
            "own image"),
        breaks(
            "apache-emr-switch",
            sound().option("hudi.enabled", "true"),
            option("hudi.enabled"),
            "Hudi",
            "own image"),
        breaks(
            "apache-emr-switch",
            sound().option("task.local-recovery.ebs.enable", "true"),
            option("task.local-recovery.ebs.enable"),
            "volumes",
            "remove"),
        breaks(
            "apache-emr-option",
            sound().option("cluster.taskmanager.graceful-decommission.enabled", "true"),
            option("cluster.taskmanager.graceful-decommission.enabled"),
            "EMR's",
            "remove"),
        breaks(
            "apache-emr-option",
            sound().option("kubernetes.operator.job.autoscaler.autotune.enable", "true"),
            option("kubernetes.operator.job.autoscaler.autotune.enable"),
            "does nothing",
            "remove"),
        breaks(
            "apache-jar-scheme",
            sound().set("/spec/job/jarURI", "https://repo.example.com/a.jar"),
            "spec.job.jarURI",
            "https://repo.example.com/a.jar",
            "local:///"),
        breaks(
            "apache-jar-name",
            sound().set("/spec/job/jarURI", "s3://flink-jobs/jars/"),
            "spec.job.jarURI",
            "no file",
            "job.jar"),
        breaks(
            "apache-jar-name",
            sound().set("/spec/job/jarURI", "s3://flink-jobs"),
            "spec.job.jarURI",
            "no file",
            "job.jar"),
        breaks(
            "apache-log-image",
            sound().set(MONITORING + "/image", "registry.example.com/fluentd:1"),
            "spec.monitoringConfiguration.image",
            "fluentd:1",
            "fluent-bit"),
        breaks(
            "apache-log-uri",
            sound().set(MONITORING + "/s3MonitoringConfiguration/logUri", "$BUCKET/logs"),
            "spec.monitoringConfiguration.s3MonitoringConfiguration.logUri",
            "$BUCKET",
            "s3://bucket/prefix"),
        breaks(
            "apache-log-field",
            sound().set(MONITORING + "/sideCarResources/limits/diskLimit", "1Gi"),
            "spec.monitoringConfiguration.sideCarResources.limits.diskLimit",
            "diskLimit",
            "remove"),
        breaks(
            "apache-log-field",
            sound().set(MONITORING + "/compression", "zstd"),
            "spec.monitoringConfiguration.compression",
            "compression",
            "remove"),
        breaks(
            "apache-log-configuration",
            sound().set("/spec/logConfiguration", "{logback-console.xml: x}"),
            "spec.logConfiguration[logback-console.xml]",
            "own file",
            "log.file"),
        breaks(
            "apache-session-jar-role",
            Manifest.sessionJob().set("/spec/job/jarURI", "s3://flink-jobs/a.jar"),
            "spec.job.jarURI",
            "downloaded by the operator",
            "S3 plugin"));
  }

  static final String MERGE = "kubernetes.operator.pod-template.merge-arrays-by-name";

  private static Manifest annotated(String annotation) {
    return sound().set("/metadata/annotations", "{" + annotation + "}");
  }

  private static Manifest podIdentity() {
    return annotated("sluice.io/identity: pod-identity");
  }
}
