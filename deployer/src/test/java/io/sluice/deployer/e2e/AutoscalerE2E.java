package io.sluice.deployer.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.flink.FlinkPort;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.LiveResources;
import io.sluice.deployer.rest.FlinkRestException;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.FlinkVersion;
import io.sluice.deployer.spec.UpgradeMode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AutoscalerE2E {
  @RegisterExtension static final Lab LAB = new Lab();

  private static final String NAME = "autoscaled";
  private static final URI EXAMPLE =
      URI.create("local:///opt/flink/examples/streaming/StateMachineExample.jar");

  @Test
  void aLoadedJobIsScaledUpAndTheTableSaysSo() throws IOException {
    Lab.Result applied =
        LAB.sluice("apply", "-f", LAB.file(loaded()), "--target", "apache", "--wait");
    assertThat(applied.exitCode()).describedAs(applied.err()).isZero();
    assertThat(parallelism()).isEqualTo(1);

    await()
        .atMost(Duration.ofMinutes(6))
        .pollInterval(Duration.ofSeconds(2))
        .ignoreExceptionsInstanceOf(ClusterException.class)
        .ignoreExceptionsInstanceOf(FlinkRestException.class)
        .until(() -> parallelism() > 1);

    Lab.Result table = LAB.sluice("autoscaler", NAME, "-n", LAB.namespace());
    assertThat(table.exitCode()).describedAs(table.err()).isZero();
    assertThat(table.out()).contains("Flat Map");
  }

  /**
   * Flink's own example at full speed, which is not its default: more events than one subtask can
   * check. On Flink 1.18, since operator 1.7 cannot read what the REST API of 1.20 answers about a
   * job.
   */
  private static FlinkDeployment loaded() {
    return LAB.describe(NAME)
        .image("docker.io/lab/flink:1.18.1")
        .flinkVersion(FlinkVersion.V1_18)
        .highAvailability(ha -> ha.replicas(1))
        .taskManager(taskManager -> taskManager.slots(4))
        .option("pipeline.max-parallelism", "4")
        .option("jobmanager.scheduler", "adaptive")
        .option("job.autoscaler.enabled", "true")
        .option("job.autoscaler.stabilization.interval", "10s")
        .option("job.autoscaler.metrics.window", "1min")
        .option("job.autoscaler.target.utilization", "0.5")
        .option("job.autoscaler.target.utilization.boundary", "0.1")
        .job(
            job ->
                job.jar(EXAMPLE)
                    .entryClass(
                        "org.apache.flink.streaming.examples.statemachine.StateMachineExample")
                    .args("--rps", "1000000")
                    .parallelism(1)
                    .upgradeMode(UpgradeMode.SAVEPOINT))
        .build();
  }

  private static int parallelism() {
    try (Cluster cluster = LAB.cluster();
        FlinkPort port = FlinkPort.open(cluster, LAB.namespace(), NAME, 0)) {
      LiveResource live =
          new LiveResources(cluster).get(FlinkDeployment.KIND, LAB.namespace(), NAME).orElseThrow();
      return port.rest().parallelism(live.job().id()).highest();
    }
  }
}
