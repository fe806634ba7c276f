package io.sluice.deployer.workflow;

import io.sluice.deployer.workflow.state.State;
import io.sluice.deployer.workflow.state.StateMachine;
import java.util.ArrayList;
import java.util.List;

/** Applies a description and waits until it is at work. */
public final class DeployWorkflow {
  private DeployWorkflow() {}

  /** The workflow. */
  public static StateMachine of(Described described) {
    Subject subject = described.subject();
    Report report = report(subject);
    StableStates stable = new StableStates(subject, described.timeout(), report.begin());
    List<State> states = new ArrayList<>(described.apply(stable.begin()));
    states.addAll(stable.states());
    states.addAll(report.states());
    return described.machine(
        "Deploys " + subject + " and waits until it is at work.", described.timeout(), states);
  }

  private static Report report(Subject subject) {
    return subject.hasJob() && !subject.isToBeSuspended()
        ? Report.of(
            "Deployed",
            subject,
            "lifecycleState",
            Live.status("lifecycleState"),
            "jobState",
            Live.job("state"),
            "jobId",
            Live.job("jobId"))
        : Report.of("Deployed", subject, "lifecycleState", Live.status("lifecycleState"));
  }
}
