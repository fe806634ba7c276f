package io.sluice.deployer.target.nativek8s;

import io.sluice.deployer.spec.FlinkDeploymentSpec;
import io.sluice.deployer.spec.JobManagerSpec;
import io.sluice.deployer.spec.JobSpec;
import io.sluice.deployer.spec.MemorySize;
import io.sluice.deployer.spec.Resource;
import io.sluice.deployer.spec.UpgradeMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Flink's options of a description: those that the operator would write from the resource's fields
 * (operator code, FlinkConfigBuilder), and the described ones.
 */
final class NativeOptions {
  /** What only an operator reads. */
  private static final String OPERATOR = "kubernetes.operator.";

  private static final String AUTOSCALER = "job.autoscaler.";
  private static final String RETENTION =
      "execution.checkpointing.externalized-checkpoint-retention";
  private static final String INTERVAL = "execution.checkpointing.interval";

  /** What operators before 1.11 read; Flink 1.20 itself reads the new names. */
  private static final Map<String, String> NEW_NAMES =
      Map.of(
          "state.checkpoints.dir", "execution.checkpointing.dir",
          "state.savepoints.dir", "execution.checkpointing.savepoint-dir");

  private final Map<String, String> options = new LinkedHashMap<>();

  private NativeOptions() {}

  /**
   * The options, in the order in which people read about them.
   *
   * @param name the cluster id
   * @param namespace where it runs
   * @param spec what runs, without fields that only EMR's operator knows
   */
  static Map<String, String> of(String name, String namespace, FlinkDeploymentSpec spec) {
    NativeOptions all = new NativeOptions();
    all.set("kubernetes.cluster-id", name);
    all.set("kubernetes.namespace", namespace);
    all.set("kubernetes.container.image.ref", spec.image());
    all.set("kubernetes.container.image.pull-policy", spec.imagePullPolicy());
    all.set("kubernetes.service-account", spec.serviceAccount());
    all.jobManager(spec.jobManager());
    all.resource("taskmanager", spec.taskManager() == null ? null : spec.taskManager().resource());
    all.described(spec);
    all.defaults(spec.job());
    return all.options;
  }

  private void jobManager(@Nullable JobManagerSpec jobManager) {
    if (jobManager != null) {
      resource("jobmanager", jobManager.resource());
      set("kubernetes.jobmanager.replicas", jobManager.replicas());
    }
  }

  private void resource(String process, @Nullable Resource resource) {
    if (resource != null) {
      set("kubernetes." + process + ".cpu.amount", resource.cpu());
      set(
          process + ".memory.process.size",
          Optional.ofNullable(resource.memory()).map(NativeOptions::inFlinksForm).orElse(null));
    }
  }

  private void described(FlinkDeploymentSpec spec) {
    Map<String, String> described = spec.flinkConfiguration().entries();
    described.forEach(
        (key, value) -> {
          boolean isOperators = key.startsWith(OPERATOR) || key.startsWith(AUTOSCALER);
          boolean isRestore = spec.job() != null && RestoreFlags.KEYS.contains(key);
          boolean isTwice =
              RestoreFlags.isNew(NativeTranslation.line(spec))
                  && value.equals(described.get(NEW_NAMES.getOrDefault(key, "")));
          if (!isOperators && !isRestore && !isTwice) {
            options.putIfAbsent(key, value);
          }
        });
  }

  /** What the operator sets to protect state where the description says nothing. */
  private void defaults(@Nullable JobSpec job) {
    if (job != null) {
      options.putIfAbsent(RETENTION, "RETAIN_ON_CANCELLATION");
      if (job.upgradeMode() == UpgradeMode.LAST_STATE) {
        options.putIfAbsent(INTERVAL, "5min");
      }
    }
  }

  private void set(String key, @Nullable Object value) {
    if (value != null) {
      options.put(key, value.toString());
    }
  }

  /** The operator takes Kubernetes' quantities too, Flink's options do not. */
  private static String inFlinksForm(MemorySize size) {
    return MemorySize.ofMebibytes(size.toMebibytes()).equals(size)
        ? size.toMebibytes() + "m"
        : MemorySize.ofBytes(size.bytes()).toString();
  }
}
