package io.sluice.deployer.check;

import io.sluice.deployer.spec.FlinkVersion;
import java.util.Map;
import java.util.Optional;

/** The options that rules ask for, each by its current name and by its older ones. */
enum Key {
  CHECKPOINT_DIR(FlinkVersion.V1_20, "execution.checkpointing.dir", "state.checkpoints.dir"),
  SAVEPOINT_DIR(
      FlinkVersion.V1_20, "execution.checkpointing.savepoint-dir", "state.savepoints.dir"),
  CHECKPOINT_INTERVAL("execution.checkpointing.interval"),
  CHECKPOINT_RETENTION("execution.checkpointing.externalized-checkpoint-retention"),
  BACKEND("state.backend.type", "state.backend"),
  LOCAL_RECOVERY(
      FlinkVersion.V1_20, "execution.state-recovery.from-local", "state.backend.local-recovery"),
  CHANGELOG(FlinkVersion.V1_20, "state.changelog.enabled", "state.backend.changelog.enabled"),
  CHANGELOG_STORAGE(
      FlinkVersion.V1_20, "state.changelog.storage", "state.backend.changelog.storage"),
  CHANGELOG_DIR("dstl.dfs.base-path"),
  IGNORE_UNCLAIMED(
      FlinkVersion.V1_20,
      "execution.state-recovery.ignore-unclaimed-state",
      "execution.savepoint.ignore-unclaimed-state"),
  RESTART_STRATEGY("restart-strategy.type", "restart-strategy"),
  FIXED_DELAY_ATTEMPTS("restart-strategy.fixed-delay.attempts"),
  HA_TYPE("high-availability.type", "high-availability"),
  HA_DIR("high-availability.storageDir"),
  SLOTS("taskmanager.numberOfTaskSlots"),
  MAX_PARALLELISM("pipeline.max-parallelism"),
  SCHEDULER("jobmanager.scheduler"),
  SCHEDULER_MODE("scheduler-mode"),
  RUNTIME_MODE("execution.runtime-mode"),
  IMAGE("kubernetes.container.image.ref", "kubernetes.container.image"),
  S3A_CREDENTIALS("fs.s3a.aws.credentials.provider"),
  ENTROPY_KEY("s3.entropy.key"),
  PERIODIC_SAVEPOINT("kubernetes.operator.periodic.savepoint.interval"),
  MAX_CHECKPOINT_AGE("kubernetes.operator.job.upgrade.last-state.max.allowed.checkpoint.age"),
  SAVEPOINT_ON_DELETION("kubernetes.operator.job.savepoint-on-deletion"),
  ROLLBACK("kubernetes.operator.deployment.rollback.enabled"),
  HEALTH_CHECK("kubernetes.operator.cluster.health-check.enabled"),
  JOB_MANAGER_RECOVERY("kubernetes.operator.jm-deployment-recovery.enabled"),
  EBS_RECOVERY("task.local-recovery.ebs.enable"),
  COMBINED_RESTART("jobmanager.adaptive-scheduler.combined-restart.enabled"),
  JOB_STATUS_METRICS("metrics.job.status.enable");

  private final FlinkVersion since;
  private final String key;
  private final String oldKey;

  Key(String key) {
    this(key, key);
  }

  Key(String key, String oldKey) {
    this(FlinkVersion.V1_13, key, oldKey);
  }

  /** An option that Flink renamed in a line; earlier ones know the old key only. */
  Key(FlinkVersion since, String key, String oldKey) {
    this.since = since;
    this.key = key;
    this.oldKey = oldKey;
  }

  /** What a description says of the option, by whichever of its names. */
  Optional<Setting> in(Subject subject) {
    Map<String, String> entries = subject.configuration().entries();
    String written = entries.containsKey(key) ? key : oldKey;
    return Optional.ofNullable(entries.get(written))
        .map(value -> new Setting(written, value.strip()));
  }

  /** Whether a description switches the option on. */
  boolean isOn(Subject subject) {
    return in(subject).filter(setting -> setting.is("true")).isPresent();
  }

  /** The name that the description's Flink line knows best. */
  String nameFor(Subject subject) {
    return subject.flinkLine().filter(line -> line.compareTo(since) < 0).isPresent() ? oldKey : key;
  }
}
