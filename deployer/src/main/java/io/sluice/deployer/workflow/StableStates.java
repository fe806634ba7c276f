package io.sluice.deployer.workflow;

import io.sluice.deployer.workflow.eks.KubernetesCall;
import io.sluice.deployer.workflow.eks.Poll;
import io.sluice.deployer.workflow.state.Catcher;
import io.sluice.deployer.workflow.state.Choice;
import io.sluice.deployer.workflow.state.Condition;
import io.sluice.deployer.workflow.state.Fail;
import io.sluice.deployer.workflow.state.Pass;
import io.sluice.deployer.workflow.state.State;
import io.sluice.deployer.workflow.state.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Waits until what was written is at work: {@code STABLE} and, if there is a job, {@code RUNNING},
 * or a bounded job that is {@code FINISHED}. Whether the operator has taken up the generation that
 * was written is in the specification that it keeps in its status.
 */
final class StableStates {
  private static final String LOOK = "Look: stable";
  private static final String TAKEN_UP = "Has the operator seen it?";
  private static final String PARSE = "Read what the operator has seen";
  private static final String HOW_FAR = "How far is it?";
  private static final String COMPLAINT = "Does it report an error?";
  private static final String COUNT = "Count the error";
  private static final String LASTING = "Does the error last?";
  private static final String FORGET = "No error";
  private static final String WHY_FAILED = "Why has it failed?";
  private static final String WHY_LATE = "Why is it late?";

  /**
   * A failure of the moment, such as a pod that is not scheduled yet, goes within that many looks.
   */
  private static final int PATIENCE = 6;

  private final Subject subject;
  private final Duration timeout;
  private final String next;
  private final Poll poll;

  StableStates(Subject subject, Duration timeout, String next) {
    this.subject = subject;
    this.timeout = timeout;
    this.next = next;
    this.poll = Poll.lasting(timeout, "stable", LOOK, WHY_LATE);
  }

  String begin() {
    return poll.begin();
  }

  List<State> states() {
    List<State> states = new ArrayList<>(poll.states("errors", 0));
    states.add(
        KubernetesCall.get(LOOK, subject.path(), TAKEN_UP)
            .catching(Catcher.of(KubernetesCall.NOT_FOUND, "It is gone"))
            .assigning(Subject.LIVE, Live.looked()));
    Value keptSpec = Live.status("reconciliationStatus", "lastReconciledSpec");
    states.add(
        Choice.named(TAKEN_UP, COMPLAINT)
            .when(
                new Condition.Present(
                    Value.variable(Subject.LIVE, "metadata", "deletionTimestamp")),
                "It is gone")
            .when(new Condition.HasText(keptSpec), PARSE));
    states.add(Pass.assigning(PARSE, HOW_FAR, "seen", new Value.Parsed(keptSpec)));
    states.add(howFar());
    states.addAll(complaint());
    states.addAll(ends());
    return states;
  }

  private Choice howFar() {
    Value seen = Value.variable("seen", "resource_metadata", "metadata", "generation");
    Condition notSeen =
        new Condition.AtLeast(seen, Value.variable(ApplyStates.GENERATION)).negated();
    Condition lost =
        new Condition.Is(Live.status("reconciliationStatus", "state"), "UPGRADING")
            .negated()
            .and(Condition.isOneOf(Live.job("state"), "FAILED", "CANCELED"));
    Choice choice =
        Choice.named(HOW_FAR, COMPLAINT)
            .when(notSeen, COMPLAINT)
            .when(Live.is("ROLLED_BACK"), "It is rolled back")
            .when(done(), next);
    if (subject.hasJob() && !subject.isToBeSuspended()) {
      choice =
          choice
              .when(
                  new Condition.Is(Live.status("reconciliationStatus", "state"), "DEPLOYED")
                      .and(new Condition.Is(Live.job("state"), "FINISHED")),
                  next)
              .when(lost, WHY_FAILED);
    }
    return choice.when(Live.is("FAILED"), WHY_FAILED);
  }

  private Condition done() {
    if (!subject.hasJob()) {
      return Live.is("STABLE");
    }
    return subject.isToBeSuspended()
        ? Live.is("SUSPENDED")
        : Live.is("STABLE").and(new Condition.Is(Live.job("state"), "RUNNING"));
  }

  private List<State> complaint() {
    Value errors = Value.variable("errors");
    Condition hasError = new Condition.HasText(Live.status("error"));
    return List.of(
        Choice.named(COMPLAINT, FORGET).when(hasError, COUNT),
        Pass.assigning(COUNT, LASTING, "errors", new Value.Sum(errors, 1)),
        Choice.named(LASTING, poll.again())
            .when(new Condition.AtLeast(errors, Value.of(PATIENCE)), "Failed, with an error"),
        Pass.assigning(FORGET, poll.again(), "errors", 0),
        Choice.named(WHY_FAILED, "Failed").when(hasError, "Failed, with an error"),
        Choice.named(WHY_LATE, "Late").when(hasError, "Late, with an error"));
  }

  private List<State> ends() {
    String explain = " 'sluice explain " + subject.resource().name() + "' tells more.";
    String late = subject + " was not at work within " + timeout.toSeconds() + " s.";
    return List.of(
        new Fail(
            "It is gone",
            "Sluice.BeingDeleted",
            Value.of("Somebody deletes " + subject + " while it is deployed.")),
        new Fail(
            "It is rolled back",
            "Sluice.RolledBack",
            Value.of(
                "The operator rolled "
                    + subject
                    + " back to the last specification that was stable."
                    + explain)),
        new Fail("Failed", "Sluice.Failed", Value.of(subject + " has failed." + explain)),
        new Fail(
            "Failed, with an error",
            "Sluice.Failed",
            Value.text(subject + " has failed: ", Live.status("error"), explain)),
        new Fail("Late", "Sluice.TimedOut", Value.of(late + explain)),
        new Fail(
            "Late, with an error",
            "Sluice.TimedOut",
            Value.text(late + " The operator reports: ", Live.status("error"), explain)));
  }
}
