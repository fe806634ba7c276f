package io.sluice.deployer.describe;

import io.sluice.deployer.options.FlinkDuration;
import io.sluice.deployer.spec.EmrVersion;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The builder's group for the autoscaler. With it come the adaptive scheduler, which rescales in
 * place, and a maximal parallelism of 720, which has many divisors (guide, "Uso del escalador
 * automático").
 */
public final class Autoscaler {
  private static final EmrVersion FIRST_WITHOUT_PREFIX = new EmrVersion(7, 2, 0);
  private static final int DEFAULT_MAX_PARALLELISM = 720;

  private final Map<String, String> settings = new LinkedHashMap<>();
  private boolean scaling = true;
  private int maxParallelism = DEFAULT_MAX_PARALLELISM;

  Autoscaler() {}

  /** Metrics are collected and decisions told, but nothing is scaled. */
  public Autoscaler observeOnly() {
    this.scaling = false;
    return this;
  }

  /** The time after a scaling in which there is no other. */
  public Autoscaler stabilizationInterval(Duration interval) {
    return setting("stabilization.interval", FlinkDuration.write(interval));
  }

  /** The window over which metrics are averaged, 3 to 60 minutes. */
  public Autoscaler metricsWindow(Duration window) {
    return setting("metrics.window", FlinkDuration.write(window));
  }

  /** How busy a vertex should be, and how far it may be off: both between 0 and 1. */
  public Autoscaler targetUtilization(double target, double boundary) {
    setting("target.utilization", Double.toString(target));
    return setting("target.utilization.boundary", Double.toString(boundary));
  }

  /** How long a restart is expected to take. */
  public Autoscaler restartTime(Duration time) {
    return setting("restart.time", FlinkDuration.write(time));
  }

  /** In which time a backlog is to be worked off after a scaling. */
  public Autoscaler catchUpDuration(Duration duration) {
    return setting("catch-up.duration", FlinkDuration.write(duration));
  }

  /** The parallelism above which nothing is scaled; a number with many divisors. */
  public Autoscaler maxParallelism(int count) {
    this.maxParallelism = count;
    return this;
  }

  /** A setting that has no method here, by its name without prefix. */
  public Autoscaler setting(String name, String value) {
    settings.put(name, value);
    return this;
  }

  void describe(Map<String, String> options, Context context) {
    String prefix = prefix(context);
    options.put(prefix + "enabled", "true");
    options.put(prefix + "scaling.enabled", Boolean.toString(scaling));
    settings.forEach((name, value) -> options.put(prefix + name, value));
    options.put(OptionNames.SCHEDULER, "adaptive");
    options.put(OptionNames.MAX_PARALLELISM, Integer.toString(maxParallelism));
  }

  /** EMR 7.1.0 and earlier know the autoscaler's options only with the operator's prefix. */
  private static String prefix(Context context) {
    @Nullable EmrVersion release = context.release() == null ? null : context.release().release();
    return release != null && !release.isAtLeast(FIRST_WITHOUT_PREFIX)
        ? "kubernetes.operator.job.autoscaler."
        : "job.autoscaler.";
  }
}
