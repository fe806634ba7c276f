package io.sluice.deployer.cluster.plan;

import io.sluice.deployer.cluster.live.Tree;
import io.sluice.deployer.spec.FlinkVersion;
import io.sluice.deployer.spec.MalformedValueException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a specification says about how its job is changed.
 *
 * @param spec the specification
 */
record FlinkOptions(Tree spec) {
  private static final String IN_PLACE = "kubernetes.operator.job.upgrade.inplace-scaling.enabled";
  private static final String FALLBACK =
      "kubernetes.operator.job.upgrade.last-state-fallback.enabled";
  private static final String MAX_AGE =
      "kubernetes.operator.job.upgrade.last-state.max.allowed.checkpoint.age";
  private static final String ROLLBACK = "kubernetes.operator.deployment.rollback.enabled";

  Optional<String> get(String... keys) {
    Map<String, Object> options = spec.map("flinkConfiguration");
    return Arrays.stream(keys)
        .filter(key -> options.get(key) != null)
        .findFirst()
        .map(key -> String.valueOf(options.get(key)));
  }

  boolean isOn(boolean usual, String... keys) {
    return get(keys).map(value -> value.strip().equalsIgnoreCase("true")).orElse(usual);
  }

  /** EMR's operator turns its own field into Flink's option. */
  boolean hasHighAvailability() {
    return spec.text("jobManager", "highAvailabilityEnabled").filter("true"::equals).isPresent()
        || get("high-availability.type", "high-availability")
            .filter(type -> !type.strip().equalsIgnoreCase("none"))
            .isPresent();
  }

  /** Other kinds of HA keep their metadata where Sluice does not look. */
  boolean hasKubernetesHighAvailability() {
    return get("high-availability.type", "high-availability")
        .map(type -> type.strip().toLowerCase(Locale.ROOT))
        .map(type -> type.equals("kubernetes") || type.endsWith("kuberneteshaservicesfactory"))
        .orElse(hasHighAvailability());
  }

  boolean scalesInPlace() {
    return isOn(true, IN_PLACE);
  }

  boolean fallsBackToLastState() {
    return isOn(true, FALLBACK);
  }

  boolean rollsBack() {
    return isOn(false, ROLLBACK);
  }

  Optional<String> maximalCheckpointAge() {
    return get(MAX_AGE);
  }

  boolean isAdaptive() {
    return get("jobmanager.scheduler").filter(one -> one.equalsIgnoreCase("adaptive")).isPresent()
        || isReactive();
  }

  boolean isReactive() {
    return get("scheduler-mode").filter(one -> one.equalsIgnoreCase("reactive")).isPresent();
  }

  boolean hasAutoscaler() {
    return isOn(false, "job.autoscaler.enabled", "kubernetes.operator.job.autoscaler.enabled");
  }

  boolean isStandalone() {
    return spec.text("mode").filter("standalone"::equals).isPresent();
  }

  /** Where savepoints go; empty where nothing says so. */
  Optional<String> savepoints() {
    return get("execution.checkpointing.savepoint-dir", "state.savepoints.dir");
  }

  Map<String, String> parallelismOverrides() {
    return Overrides.of(get("pipeline.jobvertex-parallelism-overrides").orElse(""));
  }

  /** The Flink line; null where none is named, as in session jobs, or an unknown one. */
  @Nullable FlinkVersion flinkVersion() {
    try {
      return spec.text("flinkVersion").map(FlinkVersion::parse).orElse(null);
    } catch (MalformedValueException unknown) {
      return null;
    }
  }

  String upgradeMode() {
    return spec.text("job", "upgradeMode").orElse("stateless").toLowerCase(Locale.ROOT);
  }

  boolean isStateful() {
    return !upgradeMode().equals("stateless");
  }

  boolean isSuspended() {
    return spec.text("job", "state").filter(one -> one.equalsIgnoreCase("suspended")).isPresent();
  }

  boolean hasJob() {
    return !spec.map("job").isEmpty();
  }
}
