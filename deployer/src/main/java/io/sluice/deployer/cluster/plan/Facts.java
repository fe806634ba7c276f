package io.sluice.deployer.cluster.plan;

import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.Reconciliation;
import io.sluice.deployer.cluster.live.SavepointInfo;
import io.sluice.deployer.cluster.live.Tree;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What decides how the operator carries out a restart.
 *
 * @param live the resource as it is
 * @param desired the specification that is wanted, with the server's defaults
 * @param ha whether the HA metadata is there
 * @param neverStarted whether the operator sees that its JobManager has never been available
 * @param sessionJobs the session jobs on it, if it is a session cluster
 */
record Facts(
    LiveResource live,
    Tree desired,
    HaMetadata ha,
    boolean neverStarted,
    List<LiveResource> sessionJobs) {
  FlinkOptions wanted() {
    return new FlinkOptions(desired);
  }

  /** What was last applied, whether the operator has worked on it or not. */
  FlinkOptions applied() {
    return new FlinkOptions(live.spec());
  }

  /** What runs: after a rollback of the operator that is not what it worked on last. */
  FlinkOptions deployed() {
    Reconciliation reconciliation = live.reconciliation();
    return new FlinkOptions(
        reconciliation.state().equals("ROLLED_BACK")
            ? reconciliation.lastStable()
            : reconciliation.lastReconciled());
  }

  /** Whether the operator has ever deployed it. */
  boolean isDeployed() {
    return !live.reconciliation().lastReconciled().map().isEmpty();
  }

  /** Whether the operator is between stopping and starting. */
  boolean isUpgrading() {
    String state = live.reconciliation().state();
    return state.equals("UPGRADING") || state.equals("ROLLING_BACK");
  }

  /** Whether the job is stopped, or is just being started again. */
  boolean isStopped() {
    return new FlinkOptions(live.reconciliation().lastReconciled()).isSuspended();
  }

  /** Whether it has state that its owner wants to keep. */
  boolean isStateful() {
    return applied().isStateful() || deployed().isStateful();
  }

  boolean changesFlinkVersion() {
    return !Objects.equals(deployed().spec().text("flinkVersion"), desired.text("flinkVersion"));
  }

  boolean isSessionJob() {
    return live.kind().equals("FlinkSessionJob");
  }

  Optional<SavepointInfo> lastSavepoint() {
    return Optional.ofNullable(live.job().lastSavepoint());
  }
}
