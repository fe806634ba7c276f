package io.sluice.deployer.describe;

import io.sluice.deployer.spec.FlinkVersion;
import org.jspecify.annotations.Nullable;

/**
 * Names of Flink's options. Flink 1.20 renamed many; an operator that is older than the name knows
 * only the old one, so a description carries the names of its own line.
 */
enum OptionNames {
  /** Before Flink 1.20. */
  OLD(
      "state.checkpoints.dir",
      "state.savepoints.dir",
      "state.checkpoints.num-retained",
      "state.backend.incremental"),
  /** Flink 1.20 and later. */
  NEW(
      "execution.checkpointing.dir",
      "execution.checkpointing.savepoint-dir",
      "execution.checkpointing.num-retained",
      "execution.checkpointing.incremental");

  static final String SLOTS = "taskmanager.numberOfTaskSlots";
  static final String CHECKPOINT_INTERVAL = "execution.checkpointing.interval";
  static final String CHECKPOINT_MODE = "execution.checkpointing.mode";
  static final String CHECKPOINT_TIMEOUT = "execution.checkpointing.timeout";
  static final String CHECKPOINT_PAUSE = "execution.checkpointing.min-pause";
  static final String CHECKPOINT_RETENTION =
      "execution.checkpointing.externalized-checkpoint-retention";
  static final String UNALIGNED = "execution.checkpointing.unaligned.enabled";
  static final String BACKEND = "state.backend.type";
  static final String SCHEDULER = "jobmanager.scheduler";
  static final String MAX_PARALLELISM = "pipeline.max-parallelism";

  private final String checkpointDir;
  private final String savepointDir;
  private final String checkpointsRetained;
  private final String incremental;

  OptionNames(
      String checkpointDir, String savepointDir, String checkpointsRetained, String incremental) {
    this.checkpointDir = checkpointDir;
    this.savepointDir = savepointDir;
    this.checkpointsRetained = checkpointsRetained;
    this.incremental = incremental;
  }

  static OptionNames of(@Nullable FlinkVersion version) {
    return version != null && version.compareTo(FlinkVersion.V1_20) >= 0 ? NEW : OLD;
  }

  String checkpointDir() {
    return checkpointDir;
  }

  String savepointDir() {
    return savepointDir;
  }

  String checkpointsRetained() {
    return checkpointsRetained;
  }

  String incremental() {
    return incremental;
  }
}
