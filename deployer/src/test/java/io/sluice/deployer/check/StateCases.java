package io.sluice.deployer.check;

import static io.sluice.deployer.check.Case.breaks;
import static io.sluice.deployer.check.Case.option;
import static io.sluice.deployer.check.Manifest.apache;
import static io.sluice.deployer.check.Manifest.autoscaled;
import static io.sluice.deployer.check.Manifest.emr;
import static io.sluice.deployer.check.Manifest.on;

import java.util.List;

/** State, high availability, checkpoints, their places, and recovery. */
final class StateCases {
  private static final String MODE = "spec.job.upgradeMode";
  private static final String CHECKPOINTS = "execution.checkpointing.dir";
  private static final String SAVEPOINTS = "execution.checkpointing.savepoint-dir";
  private static final String STORAGE = "spec.jobManager.storageDir";

  private StateCases() {}

  static List<Case> all() {
    return List.of(
        breaks(
            "upgrade-mode-missing",
            emr().remove("/spec/job/upgradeMode"),
            MODE,
            "no upgradeMode",
            "upgradeMode: savepoint"),
        breaks(
            "stateless-with-savepoints",
            emr().set("/spec/job/upgradeMode", "stateless"),
            MODE,
            SAVEPOINTS,
            "upgradeMode: savepoint"),
        breaks(
            "savepoint-dir-missing",
            emr().remove("/spec/flinkConfiguration/" + SAVEPOINTS),
            option(SAVEPOINTS),
            "upgradeMode: savepoint",
            SAVEPOINTS + ": s3p://flink-state/savepoints/web-sessions"),
        breaks(
            "savepoint-dir-missing",
            lastState().option("kubernetes.operator.periodic.savepoint.interval", "1h"),
            option(SAVEPOINTS),
            "kubernetes.operator.periodic.savepoint.interval: 1h",
            SAVEPOINTS),
        breaks(
            "savepoint-dir-missing",
            lastState()
                .option(
                    "kubernetes.operator.job.upgrade.last-state.max.allowed.checkpoint.age", "1h"),
            option(SAVEPOINTS),
            "max.allowed.checkpoint.age",
            SAVEPOINTS),
        breaks(
            "savepoint-dir-missing",
            lastState().option("kubernetes.operator.job.savepoint-on-deletion", "true"),
            option(SAVEPOINTS),
            "savepoint-on-deletion",
            SAVEPOINTS),
        breaks(
            "savepoint-dir-missing",
            lastStateOn614().set("/spec/job/savepointTriggerNonce", "7"),
            option("state.savepoints.dir"),
            "savepointTriggerNonce: 7",
            "state.savepoints.dir: s3p://flink-state/savepoints"),
        breaks(
            "savepoint-redeploy-without-path",
            emr().set("/spec/job/savepointRedeployNonce", "3"),
            "spec.job.savepointRedeployNonce",
            "savepointRedeployNonce: 3",
            "initialSavepointPath: s3p://flink-state/savepoints"),
        breaks(
            "savepoint-trigger-nonce-deprecated",
            emr().set("/spec/job/savepointTriggerNonce", "0"),
            "spec.job.savepointTriggerNonce",
            "savepointTriggerNonce: 0",
            "FlinkStateSnapshot"),
        breaks(
            "savepoint-trigger-nonce-deprecated",
            emr().set("/spec/job/checkpointTriggerNonce", "2"),
            "spec.job.checkpointTriggerNonce",
            "checkpointTriggerNonce: 2",
            "FlinkStateSnapshot"),
        breaks(
            "non-restored-state-allowed",
            emr().set("/spec/job/allowNonRestoredState", "true"),
            "spec.job.allowNonRestoredState",
            "allowNonRestoredState: true",
            "remove it"),
        breaks(
            "non-restored-state-allowed",
            emr().option("execution.state-recovery.ignore-unclaimed-state", "true"),
            option("execution.state-recovery.ignore-unclaimed-state"),
            "ignore-unclaimed-state: true",
            "remove it"),
        breaks(
            "health-check-without-recovery",
            emr()
                .option("kubernetes.operator.cluster.health-check.enabled", "true")
                .option("kubernetes.operator.jm-deployment-recovery.enabled", "false"),
            option("kubernetes.operator.jm-deployment-recovery.enabled"),
            "jm-deployment-recovery.enabled: false",
            "\"true\""),
        breaks(
            "ha-storage-dir-missing",
            emr().remove("/spec/jobManager/storageDir"),
            STORAGE,
            "no storageDir",
            "storageDir: s3p://flink-state/ha/web-sessions"),
        breaks(
            "ha-storage-dir-missing",
            apache().remove("/spec/flinkConfiguration/high-availability.storageDir"),
            option("high-availability.storageDir"),
            "no high-availability.storageDir",
            "s3p://flink-state/ha/web-sessions"),
        breaks(
            "replicas-number",
            emr().set("/spec/jobManager/replicas", "0"),
            "spec.jobManager.replicas",
            "replicas: 0",
            "replicas: 2"),
        breaks(
            "replicas-without-ha",
            offForTwo(),
            "spec.jobManager.replicas",
            "replicas: 2",
            "replicas: 1"),
        breaks(
            "replicas-without-ha",
            offForTwo().remove("/spec/jobManager/replicas"),
            "spec.jobManager.replicas",
            "means 2",
            "replicas: 1"),
        breaks(
            "last-state-without-ha",
            on("emr-6.14.0-flink-latest")
                .withoutHighAvailability()
                .set("/spec/job/upgradeMode", "last-state"),
            MODE,
            "last-state",
            "savepoint"),
        breaks(
            "ha-off-with-state",
            emr().withoutHighAvailability(),
            "spec.jobManager.highAvailabilityEnabled",
            "upgradeMode: savepoint",
            "highAvailabilityEnabled: true"),
        breaks(
            "ha-off-with-state",
            apache().option("high-availability.type", "NONE"),
            option("high-availability.type"),
            "upgradeMode: last-state",
            "high-availability.type: kubernetes"),
        breaks(
            "rollback-without-ha",
            emr()
                .stateless()
                .withoutHighAvailability()
                .option("kubernetes.operator.deployment.rollback.enabled", "true"),
            option("kubernetes.operator.deployment.rollback.enabled"),
            "rollback.enabled: true",
            "switch high availability on"),
        breaks(
            "checkpoint-dir-missing",
            emr().remove("/spec/flinkConfiguration/" + CHECKPOINTS),
            option(CHECKPOINTS),
            "upgradeMode: savepoint",
            CHECKPOINTS + ": s3p://flink-state/checkpoints/web-sessions"),
        breaks(
            "checkpoint-interval-missing",
            emr().remove("/spec/flinkConfiguration/execution.checkpointing.interval"),
            option("execution.checkpointing.interval"),
            "no checkpoint is taken",
            "execution.checkpointing.interval: 1min"),
        breaks(
            "checkpoint-interval-range",
            emr().option("execution.checkpointing.interval", "5"),
            option("execution.checkpointing.interval"),
            "interval: 5'",
            "1min"),
        breaks(
            "checkpoints-not-retained",
            emr()
                .option(
                    "execution.checkpointing.externalized-checkpoint-retention",
                    "DELETE_ON_CANCELLATION"),
            option("execution.checkpointing.externalized-checkpoint-retention"),
            "DELETE_ON_CANCELLATION",
            "RETAIN_ON_CANCELLATION"),
        breaks(
            "changelog-in-memory",
            emr().option("state.changelog.enabled", "true"),
            option("state.changelog.enabled"),
            "state.changelog.enabled: true",
            "state.changelog.storage: filesystem"),
        breaks(
            "changelog-dir-missing",
            emr()
                .option("state.changelog.enabled", "true")
                .option("state.changelog.storage", "filesystem"),
            option("dstl.dfs.base-path"),
            "state.changelog.storage: filesystem",
            "dstl.dfs.base-path: s3p://flink-state/changelog/web-sessions"),
        breaks(
            "state-dir-local",
            emr().option(CHECKPOINTS, "file:///tmp/checkpoints"),
            option(CHECKPOINTS),
            "'file:///tmp/checkpoints'",
            CHECKPOINTS + ": s3p://flink-state/checkpoints"),
        breaks(
            "state-dir-local",
            apache().option("high-availability.storageDir", "/flink/ha"),
            option("high-availability.storageDir"),
            "'/flink/ha'",
            "s3p://flink-state/ha"),
        breaks(
            "state-not-on-s3p",
            emr().option(CHECKPOINTS, "s3://flink-state/checkpoints"),
            option(CHECKPOINTS),
            "'s3://flink-state/checkpoints'",
            CHECKPOINTS + ": s3p://flink-state/checkpoints"),
        breaks(
            "state-not-on-s3p",
            emr().option(SAVEPOINTS, "s3a://flink-state/savepoints"),
            option(SAVEPOINTS),
            "'s3a://flink-state/savepoints'",
            "s3p://flink-state/savepoints"),
        breaks(
            "state-not-on-s3p",
            emr().set("/spec/jobManager/storageDir", "s3://flink-state/ha"),
            STORAGE,
            "'s3://flink-state/ha'",
            "storageDir: s3p://flink-state/ha"),
        breaks(
            "state-dirs-overlap",
            emr().option(SAVEPOINTS, "s3p://flink-state/checkpoints/web-sessions/"),
            option(SAVEPOINTS),
            "holds savepoints",
            "s3p://flink-state/savepoints/web-sessions"),
        breaks(
            "state-dirs-overlap",
            emr().set("/spec/jobManager/storageDir", "s3p://flink-state"),
            STORAGE,
            "holds HA metadata",
            "s3p://flink-state/ha/web-sessions"),
        breaks(
            "entropy-key-unused",
            emr().option("s3.entropy.key", "_entropy_"),
            option("s3.entropy.key"),
            "stands in no path",
            "s3p://flink-state/_entropy_/checkpoints/web-sessions"),
        breaks(
            "entropy-key-late",
            emr()
                .option("s3.entropy.key", "_entropy_")
                .option(CHECKPOINTS, "s3p://flink-state/checkpoints/_entropy_"),
            option(CHECKPOINTS),
            "behind a fixed prefix",
            "s3p://flink-state/_entropy_/checkpoints"),
        breaks(
            "restart-fixed-delay",
            emr()
                .option("restart-strategy.type", "fixed-delay")
                .option("restart-strategy.fixed-delay.attempts", "3"),
            option("restart-strategy.type"),
            "attempts: 3",
            "exponential-delay"),
        breaks(
            "restart-fixed-delay",
            autoscaled()
                .option("restart-strategy.type", "fixed-delay")
                .option("restart-strategy.fixed-delay.attempts", "200"),
            option("restart-strategy.type"),
            "attempts: 200",
            "exponential-delay"),
        breaks(
            "restart-off",
            emr().option("restart-strategy.type", "none"),
            option("restart-strategy.type"),
            "none",
            "exponential-delay"),
        breaks(
            "ebs-recovery-with-role",
            ebs().option("execution.state-recovery.from-local", "true"),
            option("task.local-recovery.ebs.enable"),
            "role/flink-job",
            "emr-containers-sa-flink"),
        breaks(
            "ebs-recovery-without-local-recovery",
            ebs()
                .remove("/spec/executionRoleArn")
                .set("/spec/serviceAccount", "emr-containers-sa-flink"),
            option("task.local-recovery.ebs.enable"),
            "no local recovery",
            "execution.state-recovery.from-local: \"true\""),
        breaks(
            "combined-restart-without-adaptive",
            emr().option("jobmanager.adaptive-scheduler.combined-restart.enabled", "true"),
            option("jobmanager.adaptive-scheduler.combined-restart.enabled"),
            "combined-restart.enabled: true",
            "jobmanager.scheduler: adaptive"));
  }

  private static Manifest lastState() {
    return emr()
        .set("/spec/job/upgradeMode", "last-state")
        .remove("/spec/flinkConfiguration/" + SAVEPOINTS);
  }

  private static Manifest lastStateOn614() {
    return on("emr-6.14.0-flink-latest")
        .set("/spec/job/upgradeMode", "last-state")
        .remove("/spec/flinkConfiguration/state.savepoints.dir");
  }

  private static Manifest offForTwo() {
    return emr().stateless().set("/spec/jobManager/highAvailabilityEnabled", "false");
  }

  private static Manifest ebs() {
    return emr().option("task.local-recovery.ebs.enable", "true");
  }
}
