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
 * Has a savepoint taken of what was read last, and waits for it: a new {@code
 * spec.job.savepointTriggerNonce}, which the operator copies into the savepoint that it took for
 * it.
 */
final class SavepointStates {
  private static final String NONCE = "savepointTriggerNonce";
  private static final String CHOOSE = "Choose a nonce";
  private static final String PREPARE = "Put the nonce into the job";
  private static final String ASK = "Ask for a savepoint";
  private static final String LOOK = "Look: savepoint";
  private static final String TAKEN = "Is it taken?";
  private static final String SEEN = "Read what the operator has tried";
  private static final String GIVEN_UP = "Is it given up?";
  private static final String WHY = "Why is there no savepoint?";

  private final Subject subject;
  private final Duration timeout;
  private final String reread;
  private final String next;
  private final Poll poll;

  /**
   * @param reread the state that reads the resource, where somebody changed it in between
   * @param next the state after it
   */
  SavepointStates(Subject subject, Duration timeout, String reread, String next) {
    this.subject = subject;
    this.timeout = timeout;
    this.reread = reread;
    this.next = next;
    this.poll = Poll.lasting(timeout, "savepoint", LOOK, "The savepoint is late");
  }

  String begin() {
    return CHOOSE;
  }

  List<State> states() {
    Value nonce = Value.variable("nonce", NONCE);
    Value spec = Value.variable(Subject.LIVE, "spec");
    List<State> states = new ArrayList<>();
    states.add(
        Pass.assigning(CHOOSE, PREPARE, "nonce", Value.fields(NONCE, new Value.FreshNumber())));
    states.add(
        Pass.assigning(
            PREPARE,
            ASK,
            "change",
            Value.fields(
                "job",
                new Value.Merged(
                    Value.variable(Subject.LIVE, "spec", "job"), Value.variable("nonce")))));
    states.add(
        KubernetesCall.put(
                ASK,
                subject.path(),
                Value.fields(
                    "apiVersion",
                    subject.resource().apiVersion(),
                    "kind",
                    subject.resource().kind(),
                    "metadata",
                    Value.variable(Subject.LIVE, "metadata"),
                    "spec",
                    new Value.Merged(spec, Value.variable("change"))),
                poll.begin())
            .catching(Catcher.of(KubernetesCall.CONFLICT, reread)));
    states.addAll(poll.states());
    states.add(
        KubernetesCall.get(LOOK, subject.path(), TAKEN).assigning(Subject.LIVE, Live.looked()));
    states.add(
        Choice.named(TAKEN, poll.again())
            .when(
                new Condition.SameNumber(
                    Live.job("savepointInfo", "lastSavepoint", "triggerNonce"), nonce),
                next)
            .when(Condition.isOneOf(Live.job("state"), "FAILED", "CANCELED", "FINISHED"), WHY)
            .when(Live.is("SUSPENDED"), WHY)
            .when(new Condition.HasText(Live.job("savepointInfo", "triggerId")), poll.again())
            .when(
                new Condition.HasText(Live.status("reconciliationStatus", "lastReconciledSpec")),
                SEEN));
    states.add(
        Pass.assigning(
            SEEN,
            GIVEN_UP,
            "seen",
            new Value.Parsed(Live.status("reconciliationStatus", "lastReconciledSpec"))));
    states.add(
        Choice.named(GIVEN_UP, poll.again())
            .when(
                new Condition.SameNumber(Value.variable("seen", "spec", "job", NONCE), nonce),
                WHY));
    states.addAll(ends());
    return states;
  }

  private List<State> ends() {
    String failed = "No savepoint of " + subject + " was taken, and nothing is deleted";
    return List.of(
        Choice.named(WHY, "No savepoint")
            .when(new Condition.HasText(Live.status("error")), "No savepoint, with an error"),
        new Fail(
            "No savepoint",
            "Sluice.SavepointFailed",
            Value.of(
                failed
                    + ": the job ended meanwhile, or the operator has given it up. 'sluice explain "
                    + subject.resource().name()
                    + "' tells more.")),
        new Fail(
            "No savepoint, with an error",
            "Sluice.SavepointFailed",
            Value.text(failed + ": ", Live.status("error"))),
        new Fail(
            "The savepoint is late",
            "Sluice.TimedOut",
            Value.of(
                failed
                    + " within "
                    + timeout.toSeconds()
                    + " s. The operator goes on trying; the job runs on.")));
  }
}
