package io.sluice.deployer.cluster.plan;

import io.sluice.deployer.cluster.live.Tree;

/** Whether there is a way back after a restart, by the operator's own conditions. */
final class Rollbacks {
  private Rollbacks() {}

  /** The way back once this verdict has been carried out. */
  static Rollback of(Facts facts, Verdict verdict) {
    Tree stable = facts.live().reconciliation().lastStable();
    String automatic = againstAutomatic(facts, stable, verdict);
    String command = againstCommand(stable, verdict);
    return new Rollback(
        automatic.isEmpty(),
        automatic.isEmpty()
            ? "kubernetes.operator.deployment.rollback.enabled is set, HA keeps the state, and a"
                + " stable specification is recorded"
            : automatic,
        command.isEmpty(),
        command.isEmpty()
            ? "'sluice rollback "
                + facts.live().name()
                + "' applies the last stable specification again"
                + (facts.changesFlinkVersion()
                    ? "; an older Flink may not read state that a newer one has written"
                    : "")
            : command);
  }

  private static String againstAutomatic(Facts facts, Tree stable, Verdict verdict) {
    if (facts.isSessionJob()) {
      return "the operator does not roll back session jobs by itself";
    }
    if (!facts.wanted().rollsBack()) {
      return "kubernetes.operator.deployment.rollback.enabled is not set to true";
    }
    if (!facts.wanted().hasHighAvailability()) {
      return "HA is off, and the operator rolls back only with HA metadata";
    }
    if (stable.map().isEmpty()) {
      return "no stable specification is recorded yet";
    }
    if (new FlinkOptions(stable).isSuspended()) {
      return "the last stable specification is a suspended one";
    }
    if (!stable.text("flinkVersion").equals(facts.desired().text("flinkVersion"))) {
      return "spec.flinkVersion changes, and the operator does not go back over that";
    }
    return lost(verdict);
  }

  private static String againstCommand(Tree stable, Verdict verdict) {
    return stable.map().isEmpty() ? "no stable specification is recorded yet" : lost(verdict);
  }

  private static String lost(Verdict verdict) {
    return verdict.state() == StateOutcome.LOST
        ? "the state is lost with this change, so going back would not bring it back"
        : "";
  }
}
