package io.sluice.deployer.workflow;

import io.sluice.deployer.workflow.language.WorkflowException;
import io.sluice.deployer.workflow.state.Choice;
import io.sluice.deployer.workflow.state.Condition;
import io.sluice.deployer.workflow.state.Fail;
import io.sluice.deployer.workflow.state.State;
import io.sluice.deployer.workflow.state.StateMachine;
import io.sluice.deployer.workflow.state.Value;
import java.util.ArrayList;
import java.util.List;

/** Takes a savepoint of a running job, which runs on. */
public final class SavepointWorkflow {
  private static final String RUNNING = "Is the job running?";

  private SavepointWorkflow() {}

  /**
   * The workflow.
   *
   * @throws WorkflowException if it is a session cluster, which has no job of its own
   */
  public static StateMachine of(Described described) {
    Subject subject = described.subject();
    if (!subject.hasJob()) {
      throw new WorkflowException(
          subject + " is a session cluster and has no job of its own", "name one of its jobs");
    }
    Report report = Report.of("Saved", subject, "savepoint", Live.savepoint());
    SavepointStates savepoint =
        new SavepointStates(subject, described.timeout(), ReadStates.READ, report.begin());
    List<State> states = new ArrayList<>();
    states.add(ReadStates.read(subject, "It is not there", RUNNING));
    states.add(
        Choice.named(RUNNING, "It is not running")
            .when(new Condition.Is(Live.job("state"), "RUNNING"), savepoint.begin()));
    states.addAll(savepoint.states());
    states.addAll(report.states());
    states.add(
        new Fail(
            "It is not there", "Sluice.NotFound", Value.of(subject + " is not in the cluster.")));
    states.add(
        new Fail(
            "It is not running",
            "Sluice.SavepointFailed",
            Value.of(
                "Only a running job can take a savepoint, and that of "
                    + subject
                    + " does not run. 'sluice explain "
                    + subject.resource().name()
                    + "' tells more.")));
    return described.machine("Takes a savepoint of " + subject + ".", described.timeout(), states);
  }
}
