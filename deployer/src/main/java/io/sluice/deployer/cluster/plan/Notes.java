package io.sluice.deployer.cluster.plan;

import io.sluice.deployer.cluster.live.LiveResource;
import java.util.ArrayList;
import java.util.List;

/** What there is to know beside the changes. */
final class Notes {
  private final Facts facts;
  private final List<String> notes = new ArrayList<>();

  private Notes(Facts facts) {
    this.facts = facts;
  }

  /**
   * @param facts what is known
   * @param verdict what the operator does
   * @param changes what of the specification changes
   * @param pending whether earlier changes still wait
   */
  static List<String> of(Facts facts, Verdict verdict, List<Change> changes, boolean pending) {
    Notes notes = new Notes(facts);
    notes.onLife(pending);
    notes.onJob(verdict);
    notes.onAutoscaler(changes);
    return List.copyOf(notes.notes);
  }

  private void onLife(boolean pending) {
    LiveResource live = facts.live();
    live.deletionAsked()
        .ifPresent(
            since -> notes.add("it is being deleted since " + since + "; nothing can be applied"));
    if (facts.isUpgrading()) {
      notes.add(
          "another change is in progress ("
              + live.reconciliation().state()
              + "); this one follows");
    }
    if (pending) {
      notes.add("the operator has not worked on the last change yet; it takes both as one");
    }
    if (live.reconciliation().state().equals("ROLLED_BACK")) {
      notes.add("the operator has rolled back: what runs is the last stable specification");
    }
    if (live.job().pendingTrigger() != null) {
      notes.add("a savepoint is being taken; the operator waits for it");
    }
    if (live.error() != null) {
      notes.add(
          "the operator reports an error; 'sluice explain " + live.name() + "' names the cause");
    }
  }

  private void onJob(Verdict verdict) {
    boolean stays = facts.wanted().hasJob() && facts.wanted().isSuspended();
    if (stays && facts.isStopped() && !facts.isUpgrading()) {
      notes.add(
          "the job is suspended and stays so: 'sluice resume "
              + facts.live().name()
              + "' starts it");
    }
    if (facts.applied().isStateful()
        && facts.wanted().hasJob()
        && !facts.wanted().isStateful()
        && verdict.state() != StateOutcome.LOST) {
      notes.add("spec.job.upgradeMode becomes stateless: the next restart loses the state");
    }
    if (verdict.effect() == Effect.RESTART_FROM_LAST_STATE) {
      facts
          .wanted()
          .maximalCheckpointAge()
          .ifPresent(
              age ->
                  notes.add(
                      "a checkpoint older than " + age + " makes the operator take a savepoint"));
    }
  }

  private void onAutoscaler(List<Change> changes) {
    boolean parallelism =
        changes.stream().anyMatch(change -> change.field().equals("spec.job.parallelism"));
    if (parallelism && facts.wanted().hasAutoscaler()) {
      notes.add(
          "job.autoscaler.enabled is true: spec.job.parallelism is where the autoscaler begins, and"
              + " what it decided for each vertex stays");
    }
  }
}
