package io.sluice.deployer.workflow;

import io.sluice.deployer.workflow.eks.KubernetesCall;
import io.sluice.deployer.workflow.eks.Poll;
import io.sluice.deployer.workflow.state.Choice;
import io.sluice.deployer.workflow.state.Condition;
import io.sluice.deployer.workflow.state.Fail;
import io.sluice.deployer.workflow.state.State;
import io.sluice.deployer.workflow.state.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * After a FlinkDeployment is gone: waits for its last pod, and deletes the HA ConfigMaps that a
 * JobManager may have made anew while it ended. They would bring the old job back. Only what this
 * execution deleted itself is swept: of any other nobody knows where its state lies.
 */
final class SweepStates {
  /** The variable that tells whether this execution deleted it. */
  static final String DELETED = "deleted";

  /** What Flink labels the pods of a cluster with, in native and in standalone mode. */
  private static final String OF_FLINK =
      ",type in (flink-native-kubernetes,flink-standalone-kubernetes)";

  private static final String OURS = "Was it deleted here?";
  private static final String LOOK = "Look: no pods";
  private static final String ANY = "Is there a pod?";
  private static final String SWEEP = "Delete the HA ConfigMaps";
  private static final String LATE = "Its pods do not go";

  private final Subject subject;
  private final Duration timeout;
  private final String next;
  private final Poll poll;

  /**
   * @param next the state after it
   */
  SweepStates(Subject subject, Duration timeout, String next) {
    this.subject = subject;
    this.timeout = timeout;
    this.next = next;
    this.poll = Poll.lasting(timeout, "no pods", LOOK, LATE);
  }

  String begin() {
    return isNeeded() ? OURS : next;
  }

  List<State> states() {
    if (!isNeeded()) {
      return List.of();
    }
    List<State> states = new ArrayList<>();
    states.add(
        Choice.named(OURS, next)
            .when(new Condition.Is(Value.variable(DELETED), true), poll.begin()));
    states.addAll(poll.states());
    states.add(
        KubernetesCall.first(LOOK, collection("pods"), "app=" + name() + OF_FLINK, ANY)
            .assigning("pods", Value.result("ResponseBody")));
    states.add(
        Choice.named(ANY, SWEEP)
            .when(new Condition.Present(Value.variable("pods", "items", "[0]")), poll.again()));
    states.add(
        KubernetesCall.deleteAll(
            SWEEP,
            collection("configmaps"),
            "app=" + name() + ",configmap-type=high-availability",
            next));
    states.add(
        new Fail(
            LATE,
            "Sluice.TimedOut",
            Value.of(
                subject
                    + " is gone, but not its pods after "
                    + timeout.toSeconds()
                    + " s. 'sluice delete "
                    + name()
                    + "' goes on when they are; what leads to the old job is still there.")));
    return states;
  }

  private boolean isNeeded() {
    return subject.resource().kind().equals("FlinkDeployment");
  }

  private String name() {
    return subject.resource().name();
  }

  private String collection(String plural) {
    return "/api/v1/namespaces/" + subject.resource().namespace() + "/" + plural;
  }
}
