package io.sluice.deployer.cluster.plan;

import io.sluice.deployer.yaml.FieldPath;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why the operator does not restart for a field, and what the field does instead. */
final class Reasons {
  private static final Map<String, String> FIELDS =
      Map.of(
          "job.savepointTriggerNonce", "takes a savepoint of the running job",
          "job.checkpointTriggerNonce", "takes a checkpoint of the running job",
          "job.initialSavepointPath", "read at the first start only",
          "job.upgradeMode", "counts from the next restart on, this one included",
          "job.allowNonRestoredState", "counts from the next restart on, this one included",
          "job.autoscalerResetNonce", "the autoscaler forgets what it decided");

  private Reasons() {}

  /**
   * The reason; null where there is nothing to say.
   *
   * @param field below {@code spec}
   */
  static @Nullable String ignored(FieldPath field) {
    String option = field.segments().size() == 2 ? field.last() : "";
    if (option.startsWith("job.autoscaler")) {
      return "the autoscaler reads it while the job runs";
    }
    if (option.startsWith("kubernetes.operator")) {
      return "the operator reads it while the job runs";
    }
    if (option.startsWith("parallelism.default")) {
      return "the operator sets it from spec.job.parallelism";
    }
    return FIELDS.get(String.join(".", field.segments()));
  }
}
