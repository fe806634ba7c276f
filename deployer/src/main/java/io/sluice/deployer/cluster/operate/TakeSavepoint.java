package io.sluice.deployer.cluster.operate;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.live.LifecycleState;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.SavepointInfo;

/** Takes a savepoint of a running job, which runs on. */
public final class TakeSavepoint implements Operation {
  private final Cluster cluster;
  private final RunningFlink flink;

  /**
   * @param cluster where the job runs
   * @param flink is asked why a savepoint failed
   */
  public TakeSavepoint(Cluster cluster, RunningFlink flink) {
    this.cluster = cluster;
    this.flink = flink;
  }

  @Override
  public SavepointRequest begin(LiveResource live) {
    Jobs.requireJob(cluster, live, "savepoint");
    requireRunning(live);
    EffectiveConfiguration configuration = EffectiveConfiguration.of(cluster, live);
    if (configuration.savepointDirectory().isEmpty() && configuration.complete()) {
      throw OperationException.failed(
          "savepoint: " + live.name() + " has no directory for savepoints",
          "set state.savepoints.dir in spec.flinkConfiguration and apply");
    }
    String directory = configuration.savepointDirectory().orElse(null);
    return Snapshots.areServed(cluster, live.namespace())
        ? SnapshotSavepoint.request(cluster, live, directory)
        : NonceSavepoint.request(cluster, flink, live, directory);
  }

  private static void requireRunning(LiveResource live) {
    if (live.lifecycle() == LifecycleState.SUSPENDED) {
      SavepointInfo last = live.job().lastSavepoint();
      throw OperationException.failed(
          "savepoint: "
              + live.name()
              + " is suspended"
              + (last == null ? "" : "; its last savepoint is " + last.location()),
          "resume it first: sluice resume " + live.name());
    }
    if (!Jobs.isRunning(live)) {
      String state = live.job().state();
      throw OperationException.failed(
          "savepoint: only a running job can take one, and that of "
              + live.name()
              + (state.isEmpty() ? " was never seen" : " is " + state),
          "see 'sluice explain " + live.name() + "' for what keeps it from running");
    }
  }
}
