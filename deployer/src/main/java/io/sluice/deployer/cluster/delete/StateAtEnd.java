package io.sluice.deployer.cluster.delete;

import io.sluice.deployer.cluster.live.LifecycleState;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.SavepointInfo;
import io.sluice.deployer.cluster.operate.Jobs;
import io.sluice.deployer.cluster.operate.ResumePoint;
import io.sluice.deployer.spec.UpgradeMode;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a job's state when its deployment is deleted.
 *
 * @param need what has to be done first
 * @param words why, in words that follow the deployment's name
 * @param savepoint where the state lies already; null if it does not
 */
public record StateAtEnd(Need need, String words, @Nullable String savepoint) {
  /** What has to be done first. */
  public enum Need {
    /** Nothing: there is no state, or it is in a savepoint. */
    NOTHING,
    /** A savepoint. */
    SAVEPOINT,
    /** It would be lost, and no savepoint can be taken. */
    LOST
  }

  /**
   * That of a deployment as it is.
   *
   * @param metadata whether HA ConfigMaps of its name are there: they lead to the state of a job of
   *     before, even if this one has never run
   */
  public static StateAtEnd of(LiveResource live, boolean metadata) {
    if (live.isSessionCluster()) {
      return nothing("is a session cluster, which has no state of its own", null);
    }
    if (live.deletionAsked().isPresent()) {
      return nothing("is being deleted already", null);
    }
    if (Jobs.upgradeMode(live) == UpgradeMode.STATELESS) {
      return nothing("is stateless", null);
    }
    if (live.lifecycle() == LifecycleState.SUSPENDED) {
      return ofSuspended(live, metadata);
    }
    if (Jobs.isRunning(live)) {
      return new StateAtEnd(Need.SAVEPOINT, "runs", null);
    }
    String state = live.job().state();
    if (live.job().started() == null) {
      return metadata
          ? new StateAtEnd(
              Need.LOST,
              "has never run, but HA ConfigMaps of its name are there, which lead to the state of a"
                  + " job of before",
              last(live))
          : nothing("has never run", null);
    }
    if (state.equals("FINISHED") || state.equals("CANCELED")) {
      return nothing("is " + state, last(live));
    }
    return new StateAtEnd(
        Need.LOST, "is " + state + ", and only a running job can take a savepoint", last(live));
  }

  private static StateAtEnd ofSuspended(LiveResource live, boolean metadata) {
    ResumePoint point = ResumePoint.of(live);
    if (point.mode() == UpgradeMode.LAST_STATE) {
      return new StateAtEnd(
          Need.LOST,
          "is suspended without a savepoint: its state is its last checkpoint, and deleting it"
              + " deletes what leads there",
          last(live));
    }
    if (point.location() == null && (live.job().started() != null || metadata)) {
      return new StateAtEnd(Need.LOST, "is suspended, and no savepoint of it is known", last(live));
    }
    return nothing("is suspended", point.location());
  }

  private static StateAtEnd nothing(String words, @Nullable String savepoint) {
    return new StateAtEnd(Need.NOTHING, words, savepoint);
  }

  private static @Nullable String last(LiveResource live) {
    SavepointInfo last = live.job().lastSavepoint();
    return last == null ? null : last.location();
  }
}
