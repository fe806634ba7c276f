package io.sluice.deployer.cluster.operate;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.follow.Goals;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.rest.Parallelism;
import io.sluice.deployer.spec.UpgradeMode;
import java.util.Map;
import java.util.Optional;

/**
 * Changes the parallelism of a job. The operator scales in place only vertices that have a
 * parallelism of their own by {@code pipeline.jobvertex-parallelism-overrides}, and reactive
 * clusters; every other job it restarts.
 */
public final class Scale implements Operation {
  private static final String OVERRIDES = "pipeline.jobvertex-parallelism-overrides";

  private final Cluster cluster;
  private final RunningFlink flink;
  private final StateProtection protection;
  private final int parallelism;

  /**
   * @param cluster where the job runs
   * @param flink is asked how parallel the job runs and can run
   * @param protection whether it may lose its state
   * @param parallelism the new parallelism, at least 1
   */
  public Scale(Cluster cluster, RunningFlink flink, StateProtection protection, int parallelism) {
    this.cluster = cluster;
    this.flink = flink;
    this.protection = protection;
    this.parallelism = parallelism;
  }

  @Override
  public Begun begin(LiveResource live) {
    Jobs.requireJob(cluster, live, "scale");
    EffectiveConfiguration configuration = EffectiveConfiguration.of(cluster, live);
    requireNobodyElseScales(live, configuration);
    requirePossible(live, configuration);
    if (live.spec().number("job", "parallelism").filter(now -> now == parallelism).isPresent()) {
      return new Scaling(
          cluster,
          flink,
          live,
          parallelism,
          live.name() + " has this parallelism already",
          Expectation.ANY);
    }
    boolean reactive = isReactive(live, configuration);
    if (!reactive && !Jobs.isToBeSuspended(live)) {
      protection.requireKept(live, "scale");
    }
    Expectation state =
        reactive || Jobs.isToBeSuspended(live)
            ? Expectation.ANY
            : KeptState.of(cluster, flink, live);
    LiveResource changed =
        new SpecChange(cluster).apply(live, Map.of("job", Map.of("parallelism", parallelism)));
    return new Scaling(cluster, flink, changed, parallelism, asked(live, reactive), state);
  }

  private String asked(LiveResource live, boolean reactive) {
    String from = live.spec().text("job", "parallelism").orElse("1");
    if (Jobs.isToBeSuspended(live)) {
      return live.name() + " will have parallelism " + parallelism + " when it is resumed";
    }
    return "parallelism "
        + from
        + " to "
        + parallelism
        + (reactive
            ? " in place: TaskManagers come or go"
            : " by a restart, with upgradeMode " + Jobs.upgradeMode(live));
  }

  private static boolean isReactive(LiveResource live, EffectiveConfiguration configuration) {
    return live.spec().text("mode").filter("standalone"::equalsIgnoreCase).isPresent()
        && configuration.first("scheduler-mode").filter("reactive"::equalsIgnoreCase).isPresent();
  }

  private static void requireNobodyElseScales(
      LiveResource live, EffectiveConfiguration configuration) {
    boolean autoscaler =
        isTrue(configuration.first("job.autoscaler.enabled"), false)
            || isTrue(configuration.first("kubernetes.operator.job.autoscaler.enabled"), false);
    boolean scales =
        isTrue(
            configuration.first(
                "job.autoscaler.scaling.enabled",
                "kubernetes.operator.job.autoscaler.scaling.enabled"),
            true);
    if (autoscaler && scales) {
      throw OperationException.failed(
          "scale: the autoscaler of " + live.name() + " would undo it",
          "bound it by job.autoscaler.vertex.min-parallelism and max-parallelism, or set"
              + " job.autoscaler.enabled to false first, and apply");
    }
    configuration
        .first(OVERRIDES)
        .ifPresent(
            overrides -> {
              throw OperationException.failed(
                  "scale: "
                      + OVERRIDES
                      + " of "
                      + live.name()
                      + " sets the parallelism of single vertices, which this would not change",
                  "take it out of spec.flinkConfiguration, or change it there, and apply");
            });
  }

  private void requirePossible(LiveResource live, EffectiveConfiguration configuration) {
    configuration
        .first("pipeline.max-parallelism")
        .map(Integer::valueOf)
        .filter(max -> max > 0 && parallelism > max)
        .ifPresent(max -> refuse(live, "pipeline.max-parallelism is " + max));
    if (Jobs.isRunning(live) && Jobs.upgradeMode(live) != UpgradeMode.STATELESS) {
      RunningFlink.Answer<Parallelism> answer =
          flink.tryToAsk(live, (rest, job) -> rest.parallelism(job));
      if (answer.value() != null && parallelism > answer.value().limit()) {
        refuse(live, "its state is split into " + answer.value().limit() + " key groups");
      }
    }
  }

  private void refuse(LiveResource live, String why) {
    throw OperationException.failed(
        "scale: " + live.name() + " cannot become " + parallelism + " parallel: " + why,
        "stay below; the maximum of a job with state cannot be changed");
  }

  private static boolean isTrue(Optional<String> value, boolean unset) {
    return value.map(Boolean::parseBoolean).orElse(unset);
  }

  /** Waits for the change and asks the job how parallel it is. */
  private record Scaling(
      Cluster cluster,
      RunningFlink flink,
      LiveResource live,
      int parallelism,
      String asked,
      Expectation state)
      implements Begun {
    @Override
    public Effect finish(Waiting waiting) throws InterruptedException {
      LiveResource now =
          waiting.until(cluster, live, Goals.stable(live.generation()), "scale " + live.name());
      if (Jobs.isRunning(now)) {
        state.require(now, Restored.ask(flink, now));
      }
      return ScaledEffect.of(flink, now, parallelism);
    }
  }
}
