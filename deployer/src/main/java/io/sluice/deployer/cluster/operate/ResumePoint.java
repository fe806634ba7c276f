package io.sluice.deployer.cluster.operate;

import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.SavepointInfo;
import io.sluice.deployer.spec.UpgradeMode;
import org.jspecify.annotations.Nullable;

/**
 * From which state a suspended job goes on.
 *
 * @param mode how it was stopped
 * @param location where its savepoint lies; null if it has none, or does not need it
 */
public record ResumePoint(UpgradeMode mode, @Nullable String location) {
  /** That of a suspended resource: the operator notes the mode in which it has stopped the job. */
  public static ResumePoint of(LiveResource suspended) {
    UpgradeMode mode =
        Jobs.mode(
            suspended.reconciliation().lastReconciled().text("job", "upgradeMode").orElse(""));
    return new ResumePoint(mode, mode == UpgradeMode.SAVEPOINT ? location(suspended) : null);
  }

  /** Whether there is state to go on from. */
  public boolean hasState() {
    return mode == UpgradeMode.LAST_STATE || location != null;
  }

  /** In words that follow "from". */
  @Override
  public String toString() {
    if (mode == UpgradeMode.LAST_STATE) {
      return "its last checkpoint, which the high-availability ConfigMap names";
    }
    return location == null ? "nothing: it begins anew" : location;
  }

  private static @Nullable String location(LiveResource live) {
    if (live.job().upgradeSavepoint() != null) {
      return live.job().upgradeSavepoint();
    }
    SavepointInfo last = live.job().lastSavepoint();
    return last == null ? null : last.location();
  }
}
