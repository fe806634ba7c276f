package io.sluice.deployer.workflow;

import io.sluice.deployer.target.KubernetesResource;
import io.sluice.deployer.workflow.eks.ApiPath;
import io.sluice.deployer.workflow.eks.KubernetesCall;
import io.sluice.deployer.workflow.eks.Poll;
import io.sluice.deployer.workflow.state.Catcher;
import io.sluice.deployer.workflow.state.Fail;
import io.sluice.deployer.workflow.state.Pass;
import io.sluice.deployer.workflow.state.State;
import io.sluice.deployer.workflow.state.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Deletes a Flink resource, waits until the operator has let it go, and then deletes what was
 * applied with it: the operator needs the service account until the end. The variable that {@link
 * SweepStates} asks for has to be set before.
 */
final class DeleteStates {
  private static final String OURS = "It is deleted here";
  private static final String DELETE = "Delete it";
  private static final String LOOK = "Look: gone";
  private static final String STUCK = "It does not go";

  private final Subject subject;
  private final List<KubernetesResource> beside;
  private final Duration timeout;
  private final String next;
  private final Poll poll;
  private final SweepStates sweep;

  /**
   * @param beside what was applied with it, in the order of that
   * @param next the state after it
   */
  DeleteStates(Subject subject, List<KubernetesResource> beside, Duration timeout, String next) {
    this.subject = subject;
    this.beside = List.copyOf(beside);
    this.timeout = timeout;
    this.next = next;
    this.poll = Poll.lasting(timeout, "gone", LOOK, STUCK);
    this.sweep = new SweepStates(subject, timeout, rest());
  }

  String begin() {
    return OURS;
  }

  /** The state where it is being deleted already. */
  String await() {
    return poll.begin();
  }

  /** The state where it is gone already. */
  String rest() {
    List<String> labels = Labels.of(beside);
    return beside.isEmpty() ? next : deletion(labels.get(labels.size() - 1));
  }

  List<State> states() {
    List<State> states = new ArrayList<>();
    states.add(Pass.assigning(OURS, DELETE, SweepStates.DELETED, true));
    states.add(
        KubernetesCall.delete(DELETE, subject.path(), poll.begin())
            .catching(Catcher.of(KubernetesCall.NOT_FOUND, rest())));
    states.addAll(poll.states());
    states.add(
        KubernetesCall.get(LOOK, subject.path(), poll.again())
            .catching(Catcher.of(KubernetesCall.NOT_FOUND, sweep.begin())));
    states.addAll(sweep.states());
    states.add(
        new Fail(
            STUCK,
            "Sluice.TimedOut",
            Value.of(
                subject
                    + " was not gone within "
                    + timeout.toSeconds()
                    + " s: the operator holds it until it has stopped the job, a session cluster as"
                    + " long as there are jobs on it. 'sluice explain "
                    + subject.resource().name()
                    + "' tells more.")));
    List<String> labels = Labels.of(beside);
    for (int i = beside.size() - 1; i >= 0; i--) {
      String after = i == 0 ? next : deletion(labels.get(i - 1));
      states.add(
          KubernetesCall.delete(deletion(labels.get(i)), ApiPath.object(beside.get(i)), after)
              .catching(Catcher.of(KubernetesCall.NOT_FOUND, after)));
    }
    return states;
  }

  private static String deletion(String label) {
    return "Delete " + label;
  }
}
