package io.sluice.deployer.cluster.plan;

import io.sluice.deployer.yaml.FieldPath;
import java.util.List;
import java.util.Map;

/**
 * How the operator takes a change of a field of the specification. The tables are the annotations
 * {@code @SpecDiff} of operator 1.7.0 (AbstractFlinkSpec, JobSpec, TaskManagerSpec) and the nonces
 * of later releases.
 */
enum DiffType {
  /** It carries on. */
  IGNORE,
  /** It scales the running job if it can. */
  SCALE,
  /** It restarts the job. */
  UPGRADE,
  /** It starts the job from {@code initialSavepointPath} (operator 1.8 and later). */
  SAVEPOINT_REDEPLOY;

  /** Fields of the specification that only matter later. */
  static final List<String> IGNORED_FIELDS =
      List.of(
          "job.savepointTriggerNonce",
          "job.initialSavepointPath",
          "job.checkpointTriggerNonce",
          "job.upgradeMode",
          "job.allowNonRestoredState");

  /** Fields that scale in standalone mode. */
  static final List<String> STANDALONE_SCALE_FIELDS =
      List.of("job.parallelism", "taskManager.replicas");

  /** How Flink options are taken whose keys begin so; the first that fits counts. */
  static final List<String> IGNORED_OPTIONS =
      List.of("job.autoscaler", "parallelism.default", "kubernetes.operator");

  /** Flink options that scale in native mode. */
  static final List<String> NATIVE_SCALE_OPTIONS =
      List.of("pipeline.jobvertex-parallelism-overrides");

  private static final Map<String, DiffType> LATER_NONCES =
      Map.of("job.savepointRedeployNonce", SAVEPOINT_REDEPLOY, "job.autoscalerResetNonce", IGNORE);

  /**
   * How a field is taken.
   *
   * @param field below {@code spec}: {@code flinkConfiguration} with the option as one segment
   * @param standalone whether {@code spec.mode} is standalone
   * @param removed whether the field is no longer set
   */
  static DiffType of(FieldPath field, boolean standalone, boolean removed) {
    List<String> segments = field.segments();
    if (segments.size() == 2 && segments.get(0).equals("flinkConfiguration")) {
      return ofOption(segments.get(1), standalone);
    }
    String name = String.join(".", segments);
    if (LATER_NONCES.containsKey(name)) {
      return removed ? IGNORE : LATER_NONCES.getOrDefault(name, UPGRADE);
    }
    if (IGNORED_FIELDS.contains(name)) {
      return IGNORE;
    }
    return standalone && STANDALONE_SCALE_FIELDS.contains(name) ? SCALE : UPGRADE;
  }

  private static DiffType ofOption(String key, boolean standalone) {
    if (IGNORED_OPTIONS.stream().anyMatch(key::startsWith)) {
      return IGNORE;
    }
    return !standalone && NATIVE_SCALE_OPTIONS.stream().anyMatch(key::startsWith) ? SCALE : UPGRADE;
  }
}
