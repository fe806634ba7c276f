package io.sluice.deployer.describe;

import static io.sluice.deployer.describe.Described.options;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AutoscalerTest {
  @Test
  void observingOnlyItScalesNothing() {
    assertThat(options(it -> it.autoscaler(Autoscaler::observeOnly)))
        .containsEntry("job.autoscaler.scaling.enabled", "false");
  }

  @Test
  void itRestsForTheStabilizationInterval() {
    assertThat(
            options(
                it -> it.autoscaler(group -> group.stabilizationInterval(Duration.ofMinutes(5)))))
        .containsEntry("job.autoscaler.stabilization.interval", "5min");
  }

  @Test
  void itAveragesOverTheMetricsWindow() {
    assertThat(options(it -> it.autoscaler(group -> group.metricsWindow(Duration.ofMinutes(10)))))
        .containsEntry("job.autoscaler.metrics.window", "10min");
  }

  @Test
  void itExpectsTheRestartTime() {
    assertThat(options(it -> it.autoscaler(group -> group.restartTime(Duration.ofMinutes(2)))))
        .containsEntry("job.autoscaler.restart.time", "2min");
  }

  @Test
  void itCatchesUpInTheDuration() {
    assertThat(options(it -> it.autoscaler(group -> group.catchUpDuration(Duration.ofMinutes(15)))))
        .containsEntry("job.autoscaler.catch-up.duration", "15min");
  }

  @Test
  void itScalesUpToTheMaximalParallelism() {
    assertThat(options(it -> it.autoscaler(group -> group.maxParallelism(360))))
        .containsEntry("pipeline.max-parallelism", "360");
  }

  @Test
  void aSettingGetsThePrefixOfTheRelease() {
    assertThat(options(it -> it.autoscaler(group -> group.setting("vertex.max-parallelism", "60"))))
        .containsEntry("job.autoscaler.vertex.max-parallelism", "60");
  }

  @Test
  void theTargetHasABoundary() {
    assertThat(options(it -> it.autoscaler(group -> group.targetUtilization(0.6, 0.2))))
        .containsEntry("job.autoscaler.target.utilization", "0.6")
        .containsEntry("job.autoscaler.target.utilization.boundary", "0.2");
  }
}
