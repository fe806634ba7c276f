package io.sluice.deployer.cluster.apply;

import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.StateProtectedException;
import io.sluice.deployer.cluster.plan.Action;
import io.sluice.deployer.cluster.plan.Change;
import io.sluice.deployer.cluster.plan.Effect;
import io.sluice.deployer.cluster.plan.Plan;
import io.sluice.deployer.cluster.plan.ResourcePlan;
import java.util.List;
import java.util.stream.Collectors;

/** What is not carried out. */
final class Guards {
  private static final int NAMED = 3;

  private Guards() {}

  /**
   * Refuses a plan that loses state without leave, or that the operator refuses.
   *
   * @throws StateProtectedException if state would be lost
   * @throws ClusterException if the operator would refuse it
   */
  static void check(Plan plan, ApplyOptions options) {
    String named = options.allowStateLoss();
    if (named != null && !named.equals(plan.name())) {
      throw new ClusterException(
          "--allow-state-loss: '" + named + "' is not the deployment that is applied",
          "write --allow-state-loss " + plan.name() + " if its state may be lost");
    }
    if (plan.deleting()) {
      throw new ClusterException(
          plan.kind() + "/" + plan.name() + " is being deleted",
          "wait until it is gone ('sluice status " + plan.name() + "'), then apply again");
    }
    if (plan.changed() && plan.effect() == Effect.BLOCKED) {
      throw new ClusterException(
          plan.kind() + "/" + plan.name() + ": the operator would refuse this: " + plan.because(),
          "leave that as it is; or delete it with 'sluice delete "
              + plan.name()
              + "' and apply it again, with spec.job.initialSavepointPath if there is a savepoint");
    }
    if (plan.losesState() && named == null) {
      throw new StateProtectedException(
          plan.kind()
              + "/"
              + plan.name()
              + ": this would lose the job's state: "
              + plan.because()
              + " (changed: "
              + causes(plan)
              + ")",
          "keep spec.job.upgradeMode savepoint or last-state; or, if the state may be lost,"
              + " --allow-state-loss "
              + plan.name());
    }
  }

  private static String causes(Plan plan) {
    List<String> fields =
        plan.resources().stream()
            .filter(one -> one.action() == Action.CHANGE)
            .map(ResourcePlan::changes)
            .flatMap(List::stream)
            .filter(change -> change.effect() == plan.effect() || isUpgradeMode(change))
            .map(Change::field)
            .toList();
    return fields.stream().limit(NAMED).collect(Collectors.joining(", "))
        + (fields.size() > NAMED ? " and " + (fields.size() - NAMED) + " more" : "");
  }

  private static boolean isUpgradeMode(Change change) {
    return change.field().equals("spec.job.upgradeMode");
  }
}
