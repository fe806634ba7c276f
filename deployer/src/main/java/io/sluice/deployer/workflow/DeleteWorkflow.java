package io.sluice.deployer.workflow;

import io.sluice.deployer.workflow.state.Pass;
import io.sluice.deployer.workflow.state.State;
import io.sluice.deployer.workflow.state.StateMachine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Takes a savepoint of a running job that has state, deletes it, and waits until it is gone. */
public final class DeleteWorkflow {
  private DeleteWorkflow() {}

  /**
   * The workflow.
   *
   * @param savepoint whether state is saved first; else it is lost
   */
  public static StateMachine of(Described described, boolean savepoint) {
    Subject subject = described.subject();
    Duration waits = described.timeout().multipliedBy(savepoint ? 3 : 2);
    List<State> states = new ArrayList<>();
    if (savepoint && subject.hasJob()) {
      states.addAll(saving(described));
    } else {
      Report report = Report.of("Deleted", subject);
      DeleteStates delete = delete(described, report.begin());
      states.add(
          Pass.assigning("Nothing deleted yet", ReadStates.READ, SweepStates.DELETED, false));
      states.add(ReadStates.read(subject, delete.rest(), delete.begin()));
      states.addAll(delete.states());
      states.addAll(report.states());
    }
    return described.machine(
        (savepoint && subject.hasJob() ? "Takes a savepoint of " : "Without a savepoint, ends ")
            + subject
            + ", deletes it and waits until it is gone.",
        waits,
        states);
  }

  /** The states that save state and delete, the first of them the entry. */
  static List<State> saving(Described described) {
    Subject subject = described.subject();
    Report saved = Report.of("Deleted, state saved", subject, "savepoint", KeptSavepoint.value());
    KeptSavepoint kept = new KeptSavepoint(saved.begin(), "Report: Deleted");
    DeleteStates delete = delete(described, kept.report());
    SavepointStates savepoint =
        new SavepointStates(subject, described.timeout(), ReadStates.READ, kept.keep());
    StateAtEndStates atEnd =
        new StateAtEndStates(subject, savepoint.begin(), kept.before(), delete.await());
    List<State> states = new ArrayList<>();
    states.addAll(kept.states(ReadStates.READ, delete.begin()));
    states.add(ReadStates.read(subject, delete.rest(), atEnd.begin()));
    states.addAll(atEnd.states());
    states.addAll(savepoint.states());
    states.addAll(delete.states());
    states.addAll(saved.states());
    states.addAll(Report.of("Deleted", subject).states());
    return states;
  }

  private static DeleteStates delete(Described described, String next) {
    return new DeleteStates(described.subject(), described.beside(), described.timeout(), next);
  }
}
