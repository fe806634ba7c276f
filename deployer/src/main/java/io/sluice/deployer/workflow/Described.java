package io.sluice.deployer.workflow;

import io.sluice.deployer.target.KubernetesResource;
import io.sluice.deployer.workflow.eks.ClusterName;
import io.sluice.deployer.workflow.eks.Connection;
import io.sluice.deployer.workflow.eks.KubernetesCall;
import io.sluice.deployer.workflow.state.State;
import io.sluice.deployer.workflow.state.StateMachine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a workflow is made of.
 *
 * @param cluster where it goes
 * @param resources what is described, each with its namespace, in the order in which it is applied;
 *     the last is the FlinkDeployment or FlinkSessionJob
 * @param timeout how long each wait may take: for {@code STABLE}, a savepoint, the end
 */
public record Described(ClusterName cluster, List<KubernetesResource> resources, Duration timeout) {
  /** What an execution may take beyond its waits: calls that are tried again. */
  private static final Duration SLACK = Duration.ofMinutes(30);

  public Described {
    resources = List.copyOf(resources);
  }

  Subject subject() {
    return new Subject(resources.get(resources.size() - 1));
  }

  List<KubernetesResource> beside() {
    return resources.subList(0, resources.size() - 1);
  }

  /** The states that apply everything in order, the first of them the entry. */
  List<State> apply(String next) {
    List<String> labels = Labels.of(resources);
    List<State> states = new ArrayList<>();
    for (int i = 0; i < resources.size(); i++) {
      String after = i + 1 == resources.size() ? next : "Describe " + labels.get(i + 1);
      states.addAll(new ApplyStates(resources.get(i), labels.get(i), after).states());
    }
    return states;
  }

  /**
   * A workflow that connects to the cluster first.
   *
   * @param waits what its waits take together
   * @param states what follows, the first of them the entry
   */
  StateMachine machine(String comment, Duration waits, List<State> states) {
    return connected(cluster, comment, waits, states);
  }

  static StateMachine connected(
      ClusterName cluster, String comment, Duration waits, List<State> states) {
    List<State> all = new ArrayList<>(new Connection(cluster, states.get(0).name()).states());
    all.addAll(states);
    all.addAll(KubernetesCall.refusals());
    return new StateMachine(comment, waits.plus(SLACK), all);
  }
}
