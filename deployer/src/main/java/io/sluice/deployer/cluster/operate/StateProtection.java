package io.sluice.deployer.cluster.operate;

import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.spec.UpgradeMode;
import org.jspecify.annotations.Nullable;

/**
 * Which deployment may lose its state: none, unless its user names it.
 *
 * @param allowed the name that the user gave
 */
public record StateProtection(@Nullable String allowed) {
  /** None may. */
  public static final StateProtection ALL = new StateProtection(null);

  /**
   * Refuses to stop a job that would come back without its state.
   *
   * @param doing what would stop it, as {@code suspend}
   */
  void requireKept(LiveResource live, String doing) {
    if (Jobs.upgradeMode(live) == UpgradeMode.STATELESS) {
      require(
          live,
          doing
              + ": "
              + live.name()
              + " has spec.job.upgradeMode stateless: it would come back without its state",
          "set upgradeMode to savepoint or last-state and apply");
    }
  }

  /**
   * Refuses to call a job suspended that has stopped and has nothing to go on from, unless it has
   * no state.
   */
  void requireResumable(LiveResource stopped) {
    if (Jobs.upgradeMode(stopped) != UpgradeMode.STATELESS && !stopped.name().equals(allowed)) {
      throw OperationException.notHealthy(
          stopped.name()
              + " is suspended, but there is no savepoint or checkpoint that it would go on from:"
              + " 'sluice resume' would begin it anew",
          KeptState.of(stopped).fix(stopped));
    }
  }

  /** Refuses something for a reason, unless it is allowed. */
  void require(LiveResource live, String what, String fix) {
    if (!live.name().equals(allowed)) {
      throw OperationException.stateProtected(
          what, fix + ", or allow the loss with --allow-state-loss " + live.name());
    }
  }
}
