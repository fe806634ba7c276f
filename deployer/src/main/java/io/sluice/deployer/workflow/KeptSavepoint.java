package io.sluice.deployer.workflow;

import io.sluice.deployer.workflow.state.Choice;
import io.sluice.deployer.workflow.state.Condition;
import io.sluice.deployer.workflow.state.Pass;
import io.sluice.deployer.workflow.state.State;
import io.sluice.deployer.workflow.state.Value;
import java.util.List;

/**
 * Keeps where the state of a job lies, since nothing tells it any more once the resource is gone.
 *
 * @param saved the state that reports a savepoint
 * @param without the state that reports that there is none
 */
record KeptSavepoint(String saved, String without) {
  /** The state that begins: nothing is kept yet. */
  static final String NONE = "No savepoint known yet";

  private static final String SAVEPOINT = "savepoint";
  private static final String LAST = "Is there a savepoint?";
  private static final String KEEP = "Keep where the savepoint is";
  private static final String REPORT = "Was there a savepoint?";

  static Value value() {
    return Value.variable(SAVEPOINT);
  }

  /** The state before a deletion that needs no savepoint of its own. */
  String before() {
    return LAST;
  }

  /** The state after a savepoint was taken. */
  String keep() {
    return KEEP;
  }

  /** The state after the deletion. */
  String report() {
    return REPORT;
  }

  /**
   * The states.
   *
   * @param begun the state after the first
   * @param delete the state that deletes
   */
  List<State> states(String begun, String delete) {
    return List.of(
        Pass.assigning(NONE, begun, SAVEPOINT, "", SweepStates.DELETED, false),
        Choice.named(LAST, delete).when(new Condition.HasText(Live.savepoint()), KEEP),
        Pass.assigning(KEEP, delete, SAVEPOINT, Live.savepoint()),
        Choice.named(REPORT, without).when(new Condition.HasText(value()), saved));
  }
}
