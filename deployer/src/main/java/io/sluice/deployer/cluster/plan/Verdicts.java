package io.sluice.deployer.cluster.plan;

import java.util.List;

/** Puts decisions into words: why, and in which steps. */
final class Verdicts {
  private final Facts facts;
  private final Steps steps;

  Verdicts(Facts facts) {
    this.facts = facts;
    this.steps = new Steps(facts);
  }

  /** Nothing that the operator acts on has changed. */
  static Verdict ignored(String because) {
    return new Verdict(Effect.IGNORED, StateOutcome.UNTOUCHED, because, List.of());
  }

  /** A resource that is not there yet. */
  static Verdict created(FlinkOptions wanted) {
    if (!wanted.hasJob()) {
      return new Verdict(
          Effect.CREATE,
          StateOutcome.NONE,
          "a session cluster is started",
          List.of("start the JobManager"));
    }
    if (wanted.isSuspended()) {
      return new Verdict(
          Effect.CREATE,
          StateOutcome.NONE,
          "spec.job.state is suspended: nothing starts",
          List.of());
    }
    return wanted
        .spec()
        .text("job", "initialSavepointPath")
        .map(
            path ->
                new Verdict(
                    Effect.CREATE,
                    StateOutcome.KEPT,
                    "it starts from spec.job.initialSavepointPath",
                    List.of("start the job from " + path)))
        .orElseGet(
            () ->
                new Verdict(
                    Effect.CREATE,
                    StateOutcome.NONE,
                    "it starts for the first time, without state",
                    List.of("start the job without state")));
  }

  /** The operator takes it in no case. */
  static Verdict refused(String because) {
    return new Verdict(Effect.BLOCKED, StateOutcome.UNTOUCHED, because, List.of());
  }

  Verdict firstStart() {
    return created(facts.wanted());
  }

  Verdict blocked(String because) {
    return refused(because);
  }

  Verdict deferred() {
    return new Verdict(
        Effect.DEFERRED,
        StateOutcome.UNTOUCHED,
        "the job is suspended and stays so; 'sluice resume "
            + facts.live().name()
            + "' starts it with the change",
        List.of());
  }

  Verdict scaled() {
    return new Verdict(
        Effect.IN_PLACE_SCALING,
        StateOutcome.UNTOUCHED,
        facts.wanted().isStandalone()
            ? "the scheduler is reactive: the job takes the TaskManagers that are there"
            : "the adaptive scheduler takes another parallelism while the job runs",
        List.of(
            facts.wanted().isStandalone()
                ? "change the number of TaskManagers; the job restarts itself from its last"
                    + " checkpoint with them"
                : "tell the JobManager the parallelism of the vertices"));
  }

  Verdict savepoint(String because) {
    return restart(
        Effect.RESTART_FROM_SAVEPOINT, because, steps.stopWithSavepoint(), "that savepoint");
  }

  Verdict waits() {
    return restart(
        Effect.RESTART_FROM_SAVEPOINT,
        "the job is "
            + (facts.live().job().state().isEmpty() ? "not RUNNING" : facts.live().job().state())
            + " and there is no HA metadata to use, so the operator waits until it is RUNNING and"
            + " takes a savepoint then",
        steps.stopWithSavepoint(),
        "that savepoint");
  }

  Verdict recorded(String because, String location) {
    return restart(
        Effect.RESTART_FROM_SAVEPOINT, because + ": " + location, steps.remove(), location);
  }

  Verdict lastState(String because) {
    return restart(
        Effect.RESTART_FROM_LAST_STATE,
        because,
        steps.removeButMetadata(),
        "the last checkpoint in the HA metadata");
  }

  Verdict redeployed() {
    String path =
        facts.wanted().spec().text("job", "initialSavepointPath").orElse("no savepoint at all");
    return new Verdict(
        Effect.RESTART_FROM_SAVEPOINT,
        StateOutcome.LOST,
        "spec.job.savepointRedeployNonce changes: the job goes back to "
            + path
            + ", and what it did since then is lost",
        steps.restart(steps.remove(), path));
  }

  Verdict stateless() {
    boolean loses = facts.isStateful();
    String because =
        loses
            ? "spec.job.upgradeMode becomes stateless, so the operator cancels the job and keeps"
                + " none of its state"
            : "spec.job.upgradeMode is stateless";
    return withoutState(loses ? StateOutcome.LOST : StateOutcome.NONE, because);
  }

  Verdict nothingToKeep(String because) {
    return withoutState(StateOutcome.NONE, because);
  }

  Verdict lost(String because) {
    return withoutState(StateOutcome.LOST, because);
  }

  private Verdict withoutState(StateOutcome state, String because) {
    return new Verdict(
        effect(Effect.REDEPLOY_WITHOUT_STATE),
        state,
        because,
        steps.restart(steps.remove(), "nothing"));
  }

  private Verdict restart(Effect effect, String because, List<String> stop, String from) {
    return new Verdict(effect(effect), StateOutcome.KEPT, because, steps.restart(stop, from));
  }

  private Effect effect(Effect restart) {
    if (facts.wanted().isSuspended()) {
      return Effect.SUSPEND;
    }
    return facts.isStopped() && !facts.isUpgrading() ? Effect.RESUME : restart;
  }
}
