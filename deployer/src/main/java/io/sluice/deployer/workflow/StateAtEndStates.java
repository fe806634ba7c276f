package io.sluice.deployer.workflow;

import io.sluice.deployer.workflow.state.Choice;
import io.sluice.deployer.workflow.state.Condition;
import io.sluice.deployer.workflow.state.Fail;
import io.sluice.deployer.workflow.state.Pass;
import io.sluice.deployer.workflow.state.State;
import io.sluice.deployer.workflow.state.Value;
import java.util.List;

/**
 * Before a deletion: whether a savepoint has to be taken, is there already, or cannot be had, in
 * which case nothing is deleted.
 *
 * @param savepoint the state that takes one
 * @param delete the state that deletes
 * @param leaving the state where it is being deleted already
 */
record StateAtEndStates(Subject subject, String savepoint, String delete, String leaving) {
  private static final String SAFE = "Is its state safe?";
  private static final String SUSPENDED = "How was it suspended?";
  private static final String SUSPENSION = "Is the savepoint its state?";
  private static final String LOST = "Its state would be lost";

  String begin() {
    return SAFE;
  }

  List<State> states() {
    Value mode = Value.variable(Subject.LIVE, "spec", "job", "upgradeMode");
    Condition suspended =
        Live.is("SUSPENDED")
            .and(new Condition.HasText(Live.status("reconciliationStatus", "lastReconciledSpec")));
    return List.of(
        Choice.named(SAFE, LOST)
            .when(
                new Condition.Present(
                    Value.variable(Subject.LIVE, "metadata", "deletionTimestamp")),
                leaving)
            .when(
                new Condition.Present(Value.variable(Subject.LIVE, "spec", "job")).negated(),
                delete)
            .when(new Condition.Present(mode).negated(), delete)
            .when(Condition.isOneOf(mode, "stateless", "STATELESS"), delete)
            .when(suspended, SUSPENDED)
            .when(new Condition.Is(Live.job("state"), "RUNNING"), savepoint)
            .when(Condition.isOneOf(Live.job("state"), "FINISHED", "CANCELED"), delete),
        Pass.assigning(
            SUSPENDED,
            SUSPENSION,
            "seen",
            new Value.Parsed(Live.status("reconciliationStatus", "lastReconciledSpec"))),
        Choice.named(SUSPENSION, LOST)
            .when(
                Condition.isOneOf(
                        Value.variable("seen", "spec", "job", "upgradeMode"),
                        "savepoint",
                        "SAVEPOINT")
                    .and(new Condition.HasText(Live.savepoint())),
                delete),
        new Fail(
            LOST,
            "Sluice.StateWouldBeLost",
            Value.of(
                "Nothing is deleted: only a running job can take a savepoint, and "
                    + subject
                    + " neither runs nor has its state in one. Make it run, or make the workflow"
                    + " with --no-savepoint.")));
  }
}
