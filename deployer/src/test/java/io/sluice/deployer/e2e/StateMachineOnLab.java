package io.sluice.deployer.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.flink.FlinkPort;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.LiveResources;
import io.sluice.deployer.rest.FlinkRestException;
import io.sluice.deployer.rest.JobDetails;
import io.sluice.deployer.rest.RestoredFrom;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.UpgradeMode;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The job state-machine on the lab. It makes no errors of its own, so an alert says that events or
 * state were lost or repeated.
 */
final class StateMachineOnLab {
  /** The addresses whose states are kept. */
  static final int KEYS = 1000;

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Lab lab;
  private final String name;
  private final int jobManagers;
  private final UpgradeMode mode;

  StateMachineOnLab(Lab lab, String name, int jobManagers, UpgradeMode mode) {
    this.lab = lab;
    this.name = name;
    this.jobManagers = jobManagers;
    this.mode = mode;
  }

  /** The description with so many events per second. */
  FlinkDeployment at(int eventsPerSecond) {
    return lab.describe(name)
        .highAvailability(ha -> ha.replicas(jobManagers))
        .taskManager(taskManager -> taskManager.slots(2))
        .job(
            job ->
                job.entryClass("io.sluice.jobs.statemachine.StateMachineJob")
                    .args("--rate", Integer.toString(eventsPerSecond))
                    .args("--keys", Integer.toString(KEYS), "--error-rate", "0")
                    .parallelism(2)
                    .upgradeMode(mode))
        .build();
  }

  /** Applies it and waits until it is stable. */
  Lab.Result apply(int eventsPerSecond) throws IOException {
    return lab.sluice("apply", "-f", lab.file(at(eventsPerSecond)), "--target", "apache", "--wait");
  }

  /** The resource as it is now. */
  LiveResource live() {
    try (Cluster cluster = lab.cluster()) {
      return new LiveResources(cluster)
          .get(FlinkDeployment.KIND, lab.namespace(), name)
          .orElseThrow();
    }
  }

  /** Waits until so many events have been counted since the job first began. */
  Counts awaitEvents(long atLeast) {
    AtomicReference<Counts> counts = new AtomicReference<>();
    await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(FlinkRestException.class)
        .ignoreExceptionsInstanceOf(ClusterException.class)
        .until(
            () -> {
              try (Cluster cluster = lab.cluster()) {
                counts.set(Counts.of(cluster, lab.namespace(), name, live().job().id()));
              }
              return counts.get().events() >= atLeast;
            });
    return counts.get();
  }

  /** From what the job was restored; empty if it began anew. */
  Optional<RestoredFrom> restoredFrom() {
    try (Cluster cluster = lab.cluster();
        FlinkPort port = FlinkPort.open(cluster, lab.namespace(), name, 0)) {
      return port.rest().restoredFrom(live().job().id());
    }
  }

  /** Waits until every task runs and the JobManager says from what it was restored. */
  RestoredFrom awaitRestored(String jobId) {
    AtomicReference<RestoredFrom> restored = new AtomicReference<>();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> runningAndRestored(jobId, restored));
    return restored.get();
  }

  /** That all that was counted before is still counted, and no event was lost or repeated. */
  void assertNothingWasLostSince(Counts before) {
    Counts after = awaitEvents(before.events() + 1);
    assertThat(after.alerts()).describedAs("events or state that were lost or repeated").isZero();
    assertThat(after.keys()).isEqualTo(KEYS);
  }

  private boolean runningAndRestored(String jobId, AtomicReference<RestoredFrom> restored) {
    try (Cluster cluster = lab.cluster();
        FlinkPort port = FlinkPort.open(cluster, lab.namespace(), name, 0)) {
      Optional<RestoredFrom> from = port.rest().restoredFrom(jobId);
      from.ifPresent(restored::set);
      return from.isPresent() && port.rest().job(jobId).filter(JobDetails::isRunning).isPresent();
    } catch (ClusterException | FlinkRestException notYet) {
      return false;
    }
  }
}
