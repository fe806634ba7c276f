package io.sluice.deployer.check;

import static io.sluice.deployer.check.Case.breaks;
import static io.sluice.deployer.check.Case.option;
import static io.sluice.deployer.check.Manifest.apache;
import static io.sluice.deployer.check.Manifest.emr;
import static io.sluice.deployer.check.Manifest.on;
import static io.sluice.deployer.check.Manifest.sessionCluster;
import static io.sluice.deployer.check.Manifest.sessionJob;

import java.util.List;
import java.util.stream.Stream;

/** Session jobs and their clusters. */
final class SessionCases {
  private static final String CLUSTER = "spec.deploymentName";
  private static final String JAR = "spec.job.jarURI";
  private static final String MODE = "spec.job.upgradeMode";
  private static final String CHECKPOINT_DIR = "execution.checkpointing.dir";
  private static final String SAVEPOINT_DIR = "execution.checkpointing.savepoint-dir";
  private static final String OPTIONS = "/spec/flinkConfiguration/";

  private SessionCases() {}

  static List<Case> all() {
    return Stream.of(clusters(), fields(), jars(), state(), runtime(), shared())
        .flatMap(List::stream)
        .toList();
  }

  private static Manifest jar(String uri) {
    return sessionJob().set("/spec/job/jarURI", uri);
  }

  private static Manifest lastState() {
    return sessionJob().set("/spec/job/upgradeMode", "last-state");
  }

  private static Manifest stateless() {
    return sessionJob().set("/spec/job/upgradeMode", "stateless");
  }

  private static List<Case> clusters() {
    return List.of(
        breaks(
            "session-cluster-unnamed",
            sessionJob().remove("/spec/deploymentName"),
            CLUSTER,
            "no deploymentName",
            "the name of a session cluster"),
        breaks(
                "session-cluster-unnamed",
                sessionJob().set("/spec/deploymentName", "\" \""),
                CLUSTER,
                "no deploymentName",
                "write deploymentName: web-sessions")
            .beside(sessionCluster()),
        breaks(
            "session-cluster-name-form",
            sessionJob().set("/spec/deploymentName", "Web_Sessions"),
            CLUSTER,
            "'Web_Sessions'",
            "web-sessions"),
        breaks(
                "session-cluster-unknown",
                sessionJob().set("/spec/deploymentName", "web-session"),
                CLUSTER,
                "no session cluster 'web-session' here",
                "did you mean web-sessions?")
            .beside(sessionCluster()),
        breaks(
                "session-cluster-unknown",
                sessionJob().set("/spec/deploymentName", "elsewhere"),
                CLUSTER,
                "'elsewhere'",
                "did you mean web-sessions or others?")
            .beside(
                sessionCluster(),
                sessionCluster().set("/metadata/name", "others"),
                emr().set("/metadata/name", "application")),
        breaks(
                "session-cluster-is-application",
                sessionJob(),
                CLUSTER,
                "'web-sessions' has a job of its own",
                "without job:")
            .beside(emr()),
        breaks(
                "session-cluster-namespace",
                sessionJob().set("/metadata/namespace", "jobs"),
                "metadata.namespace",
                "'jobs', and 'web-sessions' in 'flink'",
                "write namespace: flink")
            .beside(sessionCluster()),
        breaks(
                "session-mode-not-in-release",
                sessionJob(),
                CLUSTER,
                "release 6.14.0, which has no session mode",
                "release 6.15.0 or later")
            .beside(on("emr-6.14.0-flink-latest").remove("/spec/job")));
  }

  private static List<Case> fields() {
    return List.of(
        breaks(
            "session-job-name-form",
            sessionJob().set("/metadata/name", "Word_Count"),
            "metadata.name",
            "'Word_Count'",
            "word-count"),
        breaks(
            "session-job-missing",
            sessionJob().remove("/spec/job"),
            "spec.job",
            "no job",
            "jarURI and parallelism"),
        breaks(
            "session-field-of-cluster",
            sessionJob().set("/spec/taskManager", "{resource: {memory: 4g}}"),
            "spec.taskManager",
            "'taskManager'",
            "the FlinkDeployment 'web-sessions'"),
        breaks(
            "session-option-of-cluster",
            sessionJob().option("taskmanager.memory.process.size", "4g"),
            option("taskmanager.memory.process.size"),
            "'taskmanager.memory.process.size: 4g'",
            "the flinkConfiguration of the FlinkDeployment 'web-sessions'"),
        breaks(
            "session-option-of-cluster",
            sessionJob().option("kubernetes.pod-template-file.default", "/pod.yaml"),
            option("kubernetes.pod-template-file.default"),
            "kubernetes.pod-template-file.default",
            "'web-sessions'"));
  }

  private static List<Case> jars() {
    return List.of(
        breaks(
            "session-jar-scheme",
            jar("local:///opt/flink/usrlib/counts.jar"),
            JAR,
            "'local:///opt/flink/usrlib/counts.jar'",
            "s3://your-bucket/counts.jar"),
        breaks("session-jar-scheme", jar("counts.jar"), JAR, "'counts.jar'", "https://your-host/"),
        breaks(
            "session-jar-file",
            jar("s3://flink-jobs/counts.zip"),
            JAR,
            "does not end in .jar",
            "ends in .jar"),
        breaks(
            "session-jar-file",
            jar("https://example.com/counts.py?version=3.jar"),
            JAR,
            "does not end in .jar",
            "FlinkDeployment with a job"),
        breaks(
            "session-jar-not-https",
            jar("http://example.com/counts.jar"),
            JAR,
            "'http://example.com/counts.jar'",
            "\"https;http\""),
        breaks(
                "session-jar-not-https",
                stateless(),
                JAR,
                "'s3://flink-jobs/counts.jar'",
                "\"https;s3\"")
            .beside(apache().remove("/spec/job")),
        breaks(
                "session-jar-s3-china",
                sessionJob(),
                JAR,
                "operator of release 6.15.0",
                "fs.s3a.endpoint.region")
            .beside(
                on("emr-6.15.0-flink-latest")
                    .remove("/spec/job")
                    .set("/spec/executionRoleArn", "arn:aws-cn:iam::111122223333:role/flink-job")));
  }

  private static List<Case> state() {
    return List.of(
        breaks(
                "session-last-state-refused",
                lastState(),
                MODE,
                "release 7.1.0",
                "upgradeMode: savepoint")
            .beside(on("emr-7.1.0-flink-latest").remove("/spec/job")),
        breaks(
            "session-last-state-operator",
            lastState(),
            MODE,
            "operator 1.10",
            "upgradeMode: savepoint"),
        breaks(
                "session-last-state-operator",
                lastState().set("/spec/job/jarURI", "https://example.com/counts.jar"),
                MODE,
                "operator 1.10",
                "upgradeMode: savepoint")
            .beside(apache().remove("/spec/job")),
        breaks(
                "session-savepoint-dir-missing",
                sessionJob(),
                CLUSTER,
                "'web-sessions' has no place for the savepoints of upgradeMode: savepoint",
                "execution.checkpointing.savepoint-dir: s3p://flink-state/savepoints/web-sessions")
            .beside(sessionCluster().remove(OPTIONS + SAVEPOINT_DIR)),
        breaks(
                "session-savepoint-dir-missing",
                stateless()
                    .option("kubernetes.operator.periodic.savepoint.interval", "6h")
                    .option(SAVEPOINT_DIR, "s3p://flink-state/savepoints/counts"),
                CLUSTER,
                "'kubernetes.operator.periodic.savepoint.interval: 6h'",
                "in the flinkConfiguration of 'web-sessions'")
            .beside(sessionCluster().remove(OPTIONS + SAVEPOINT_DIR))
            .with("stateless-with-savepoints"),
        breaks(
                "session-checkpoint-dir-missing",
                sessionJob(),
                CLUSTER,
                "has no place for checkpoints, and upgradeMode: savepoint needs them",
                "execution.checkpointing.dir: s3p://flink-state/checkpoints/web-sessions")
            .beside(sessionCluster().remove(OPTIONS + CHECKPOINT_DIR)),
        breaks(
                "session-checkpoint-interval-missing",
                sessionJob().remove(OPTIONS + "execution.checkpointing.interval"),
                option("execution.checkpointing.interval"),
                "here or on the cluster",
                "1min")
            .beside(sessionCluster().remove(OPTIONS + "execution.checkpointing.interval")));
  }

  private static List<Case> runtime() {
    return List.of(
        breaks(
                "session-autoscaler-not-in-release",
                sessionJob().option("kubernetes.operator.job.autoscaler.enabled", "true"),
                option("kubernetes.operator.job.autoscaler.enabled"),
                "release 7.1.0 does not scale session jobs",
                "release 7.2.0")
            .beside(on("emr-7.1.0-flink-latest").remove("/spec/job")),
        breaks(
                "session-slots-too-few",
                sessionJob().set("/spec/job/parallelism", "5"),
                "spec.job.parallelism",
                "more than the 4 slots of 'web-sessions'",
                "parallelism: 4 or less")
            .beside(
                sessionCluster()
                    .set("/spec/mode", "standalone")
                    .set("/spec/taskManager/replicas", "2")),
        breaks(
            "session-cluster-without-ha",
            sessionCluster().withoutHighAvailability(),
            "spec.jobManager.highAvailabilityEnabled",
            "forgets its jobs",
            "highAvailabilityEnabled: true"),
        breaks(
            "session-cluster-without-ha",
            apache()
                .remove("/spec/job")
                .remove(OPTIONS + "high-availability.type")
                .remove(OPTIONS + "high-availability.storageDir"),
            option("high-availability.type"),
            "forgets its jobs",
            "high-availability.type: kubernetes"),
        breaks(
            "task-manager-replicas-unused",
            sessionCluster().set("/spec/taskManager/replicas", "2"),
            "spec.taskManager.replicas",
            "replicas: 2",
            "remove it"));
  }

  /** Rules of deployments that hold for session jobs, too. */
  private static List<Case> shared() {
    return List.of(
        breaks(
            "name-missing",
            sessionJob().remove("/metadata/name"),
            "metadata.name",
            "no name",
            "name:"),
        breaks(
            "label-form",
            sessionJob().set("/metadata/labels/team", "a b"),
            "metadata.labels.team",
            "'a b'",
            "annotation"),
        breaks(
            "jar-missing", sessionJob().remove("/spec/job/jarURI"), JAR, "no jarURI", "https://"),
        breaks(
            "entry-class-form",
            sessionJob().set("/spec/job/entryClass", "Counts.java!"),
            "spec.job.entryClass",
            "'Counts.java!'",
            "org.example"),
        breaks(
            "parallelism-missing",
            sessionJob().remove("/spec/job/parallelism"),
            "spec.job.parallelism",
            "no parallelism",
            "parallelism: 2"),
        breaks(
            "upgrade-mode-missing",
            sessionJob().remove("/spec/job/upgradeMode"),
            MODE,
            "means stateless",
            "savepoint"),
        breaks(
            "upgrade-mode-unknown",
            sessionJob().set("/spec/job/upgradeMode", "last_state"),
            MODE,
            "'last_state'",
            "last-state"),
        breaks(
            "malformed-value",
            sessionJob().set("/spec/deploymentName", "[web-sessions]"),
            CLUSTER,
            "a list",
            "text"),
        breaks(
            "value-not-text",
            sessionJob().set("/spec/flinkConfiguration/pipeline.max-parallelism", "720"),
            option("pipeline.max-parallelism"),
            "720",
            "\"720\""),
        breaks(
            "option-forbidden",
            sessionJob().option("kubernetes.cluster-id", "other"),
            option("kubernetes.cluster-id"),
            "'kubernetes.cluster-id: other'",
            "metadata.name"),
        breaks(
                "option-unknown",
                sessionJob().option("execution.checkpoint.interval", "1min"),
                option("execution.checkpoint.interval"),
                "no option",
                "execution.checkpointing.interval")
            .beside(sessionCluster()),
        breaks(
                "option-value-form",
                sessionJob().option("execution.checkpointing.timeout", "long"),
                option("execution.checkpointing.timeout"),
                "long",
                "")
            .beside(sessionCluster()),
        breaks(
                "state-dir-local",
                sessionJob().option(SAVEPOINT_DIR, "/tmp/savepoints"),
                option(SAVEPOINT_DIR),
                "'/tmp/savepoints'",
                "s3p://")
            .beside(sessionCluster()),
        breaks(
            "placeholder", jar("s3://$BUCKET/counts.jar"), JAR, "$BUCKET", "write what it means"),
        breaks(
            "unknown-field",
            sessionJob().set("/spec/deploymentname", "web-sessions"),
            "spec.deploymentname",
            "'deploymentname'",
            "deploymentName"));
  }
}
