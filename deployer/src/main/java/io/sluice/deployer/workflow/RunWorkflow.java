package io.sluice.deployer.workflow;

import io.sluice.deployer.workflow.eks.KubernetesCall;
import io.sluice.deployer.workflow.eks.Poll;
import io.sluice.deployer.workflow.language.WorkflowException;
import io.sluice.deployer.workflow.state.Catcher;
import io.sluice.deployer.workflow.state.Choice;
import io.sluice.deployer.workflow.state.Condition;
import io.sluice.deployer.workflow.state.Fail;
import io.sluice.deployer.workflow.state.State;
import io.sluice.deployer.workflow.state.StateMachine;
import io.sluice.deployer.workflow.state.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A job's whole life: deploys it, lets it run until it is finished or its time is up, takes a
 * savepoint of one that still runs, and deletes it. A job that fails stays, to be looked at.
 */
public final class RunWorkflow {
  private static final String LOOK = "Look: finished";
  private static final String FINISHED = "Is it finished?";

  private RunWorkflow() {}

  /**
   * The workflow.
   *
   * @param time how long the job may run once it is at work
   * @throws WorkflowException if nothing would ever run
   */
  public static StateMachine of(Described described, Duration time) {
    Subject subject = described.subject();
    if (!subject.hasJob() || subject.isToBeSuspended()) {
      throw new WorkflowException(
          subject + " has no job that is to run", "use 'sluice workflow deploy' and 'delete'");
    }
    Poll poll = Poll.lasting(time, "finished", LOOK, KeptSavepoint.NONE);
    StableStates stable = new StableStates(subject, described.timeout(), poll.begin());
    List<State> states = new ArrayList<>(described.apply(stable.begin()));
    states.addAll(stable.states());
    states.addAll(poll.states());
    states.add(
        KubernetesCall.get(LOOK, subject.path(), FINISHED)
            .catching(Catcher.of(KubernetesCall.NOT_FOUND, "It is gone"))
            .assigning(Subject.LIVE, Live.looked()));
    states.add(
        Choice.named(FINISHED, poll.again())
            .when(new Condition.Is(Live.job("state"), "FINISHED"), KeptSavepoint.NONE)
            .when(Condition.isOneOf(Live.job("state"), "FAILED", "CANCELED"), "It did not finish"));
    states.add(
        new Fail(
            "It did not finish",
            "Sluice.Failed",
            Value.text(
                "The job of " + subject + " was at work and is now ",
                Live.job("state"),
                "; it is left as it is. 'sluice explain "
                    + subject.resource().name()
                    + "' tells more.")));
    states.addAll(DeleteWorkflow.saving(described));
    return described.machine(
        "Deploys " + subject + ", lets it run, and deletes it with a savepoint.",
        described.timeout().multipliedBy(4).plus(time),
        states);
  }
}
