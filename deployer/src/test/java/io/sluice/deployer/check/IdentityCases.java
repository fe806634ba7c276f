package io.sluice.deployer.check;

import static io.sluice.deployer.check.Case.breaks;
import static io.sluice.deployer.check.Manifest.apache;
import static io.sluice.deployer.check.Manifest.emr;
import static io.sluice.deployer.check.Manifest.on;

import io.sluice.deployer.spec.FlinkResourceYaml;
import io.sluice.deployer.yaml.YamlFiles;
import java.util.List;

/** Names, release, image, identity, and the forms of single values. */
final class IdentityCases {
  private static final String ROLE = "spec.executionRoleArn";
  private static final String LABEL = "spec.emrReleaseLabel";
  private static final String VERSION = "spec.flinkVersion";

  private IdentityCases() {}

  static List<Case> all() {
    return List.of(
        breaks(
            "malformed-value",
            emr().set("/spec/job/parallelism", "two"),
            "spec.job.parallelism",
            "'two'",
            "whole number"),
        breaks(
            "value-not-text",
            emr().set("/spec/flinkConfiguration/taskmanager.numberOfTaskSlots", "2"),
            Case.option("taskmanager.numberOfTaskSlots"),
            "2",
            "\"2\""),
        duplicateKey(),
        breaks("missing-block", emr().remove("/spec"), "spec", "'spec'", "add spec:"),
        breaks(
            "api-version",
            emr().set("/apiVersion", "flink.apache.org/v1alpha1"),
            "apiVersion",
            "v1alpha1",
            "flink.apache.org/v1beta1"),
        breaks(
            "release-label-form",
            emr().set("/spec/emrReleaseLabel", "emr-7.10-flink"),
            LABEL,
            "'emr-7.10-flink'",
            "emr-7.13.0-flink-latest"),
        breaks(
            "flink-version-unknown",
            emr().text("/spec/flinkVersion", "1.20"),
            VERSION,
            "'1.20'",
            "v1_20"),
        breaks(
            "role-arn-form",
            emr().set("/spec/executionRoleArn", "flink-job"),
            ROLE,
            "'flink-job'",
            "arn:aws:iam::"),
        breaks(
            "ha-storage-dir-not-s3",
            emr().set("/spec/jobManager/storageDir", "file:///ha"),
            "spec.jobManager.storageDir",
            "'file:///ha'",
            "s3p://"),
        breaks(
            "upgrade-mode-unknown",
            emr().set("/spec/job/upgradeMode", "last_state"),
            "spec.job.upgradeMode",
            "'last_state'",
            "last-state"),
        breaks(
            "name-missing",
            emr().remove("/metadata/name"),
            "metadata.name",
            "no name",
            "name: my-job"),
        breaks(
            "name-form",
            emr().set("/metadata/name", "Web_Sessions"),
            "metadata.name",
            "'Web_Sessions'",
            "web-sessions"),
        breaks(
            "name-form",
            emr().set("/metadata/name", "a".repeat(46)),
            "metadata.name",
            "a".repeat(46),
            "write " + "a".repeat(45)),
        breaks(
            "name-form", emr().set("/metadata/name", "1st"), "metadata.name", "'1st'", "write st"),
        breaks(
            "namespace-form",
            emr().set("/metadata/namespace", "Flink.Prod"),
            "metadata.namespace",
            "'Flink.Prod'",
            "flink-prod"),
        breaks(
            "label-form",
            emr().set("/metadata/labels/team", "the data team"),
            "metadata.labels.team",
            "'the data team'",
            "annotation"),
        breaks(
            "role-name-long",
            emr().set("/spec/executionRoleArn", "arn:aws:iam::111122223333:role/" + "r".repeat(41)),
            ROLE,
            "has 41 characters",
            "at most 40"),
        breaks(
            "role-path",
            emr().set("/spec/executionRoleArn", "arn:aws:iam::111122223333:role/jobs/flink"),
            ROLE,
            "/jobs/",
            "arn:aws:iam::111122223333:role/flink"),
        breaks(
            "release-label-of-operator",
            emr().set("/spec/emrReleaseLabel", "emr-7.10.0-flink-k8s-operator-latest"),
            LABEL,
            "emr-7.10.0-flink-k8s-operator-latest",
            "emr-7.10.0-flink-latest"),
        breaks(
            "release-without-flink",
            emr().set("/spec/emrReleaseLabel", "emr-6.12.0-flink-latest"),
            LABEL,
            "6.12.0",
            "emr-7.13.0-flink-latest"),
        breaks(
            "release-unknown",
            emr().set("/spec/emrReleaseLabel", "emr-7.99.0-flink-latest"),
            LABEL,
            "7.99.0",
            "6.13.0 to 7.13.0"),
        breaks(
            "release-build-unknown",
            emr().set("/spec/emrReleaseLabel", "emr-7.10.0-flink-20200101"),
            LABEL,
            "'20200101'",
            "20250801"),
        breaks(
            "flink-version-missing",
            emr().remove("/spec/flinkVersion"),
            VERSION,
            "no flinkVersion",
            "v1_20"),
        breaks(
            "flink-version-refused",
            emr().set("/spec/flinkVersion", "v2_0"),
            VERSION,
            "v2_0",
            "v1_20"),
        breaks(
            "flink-version-refused",
            emr().set("/spec/flinkVersion", "v1_14"),
            VERSION,
            "v1_14",
            "v1_20"),
        breaks(
            "flink-version-mismatch",
            emr().set("/spec/flinkVersion", "v1_18"),
            VERSION,
            "v1_18",
            "v1_20"),
        breaks(
            "image-missing",
            emr().remove("/spec/emrReleaseLabel"),
            LABEL,
            "neither",
            "emr-7.13.0-flink-latest"),
        breaks(
            "image-missing",
            apache().remove("/spec/image"),
            "spec.image",
            "no image",
            "flink:1.20"),
        breaks(
            "image-form",
            emr().set("/spec/image", "FLINK IMAGE TAG"),
            "spec.image",
            "'FLINK IMAGE TAG'",
            "public.ecr.aws"),
        breaks(
            "image-pull-policy",
            emr().set("/spec/imagePullPolicy", "always"),
            "spec.imagePullPolicy",
            "'always'",
            "write Always"),
        breaks(
            "session-mode-not-in-release",
            on("emr-6.14.0-flink-latest").remove("/spec/job"),
            "spec.job",
            "6.14.0",
            "6.15.0"),
        breaks(
            "pyflink-not-in-release",
            pythonOn("emr-6.14.0-flink-latest"),
            LABEL,
            "6.14.0",
            "6.15.0"),
        breaks(
            "feature-not-in-release",
            on("emr-6.13.0-flink-latest").option("state.backend.local-recovery", "true"),
            Case.option("state.backend.local-recovery"),
            "6.13.0",
            "6.14.0"),
        breaks(
            "feature-not-in-release",
            on("emr-6.15.0-flink-latest").option("hudi.enabled", "true"),
            Case.option("hudi.enabled"),
            "Hudi",
            "7.2.0"),
        breaks(
            "nonce-not-in-release",
            on("emr-6.15.0-flink-latest").set("/spec/job/checkpointTriggerNonce", "1"),
            "spec.job.checkpointTriggerNonce",
            "checkpointTriggerNonce 1",
            "later release"),
        breaks(
            "nonce-not-in-release",
            emr().set("/spec/job/autoscalerResetNonce", "4"),
            "spec.job.autoscalerResetNonce",
            "operator 1.11",
            "remove"),
        breaks(
            "identity-missing",
            emr().remove("/spec/executionRoleArn"),
            ROLE,
            "neither",
            "executionRoleArn: arn:aws"),
        breaks(
            "identity-missing",
            apache().remove("/spec/serviceAccount"),
            "spec.serviceAccount",
            "no serviceAccount",
            "serviceAccount: flink"),
        breaks(
            "identity-twice",
            emr().set("/spec/serviceAccount", "flink"),
            "spec.serviceAccount",
            "'flink'",
            "remove serviceAccount"));
  }

  private static Manifest pythonOn(String release) {
    return on(release)
        .set("/spec/job/jarURI", "s3://flink-jobs/scripts/pyflink.py")
        .set("/spec/job/entryClass", "org.apache.flink.client.python.PythonDriver")
        .set("/spec/job/args", "[-py, /opt/flink/usrlib/pyflink.py]");
  }

  private static Case duplicateKey() {
    String twice =
        Manifest.EMR.replace("    parallelism: 2\n", "    parallelism: 2\n    parallelism: 2\n");
    return new Case(
        "duplicate-key",
        FlinkResourceYaml.read(YamlFiles.parse("test.yaml", twice).get(0)),
        "spec.job.parallelism",
        "'parallelism'",
        "remove one",
        List.of(),
        List.of());
  }
}
