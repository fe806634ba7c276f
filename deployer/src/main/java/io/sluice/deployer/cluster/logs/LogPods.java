package io.sluice.deployer.cluster.logs;

import io.fabric8.kubernetes.api.model.Pod;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.leader.Leaders;
import io.sluice.deployer.cluster.pods.Component;
import io.sluice.deployer.cluster.pods.FlinkPods;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Chooses the pods whose lines are printed. */
public final class LogPods {
  private final Cluster cluster;

  /**
   * @param cluster where to look
   */
  public LogPods(Cluster cluster) {
    this.cluster = cluster;
  }

  /**
   * The pod of that name; else all TaskManagers; else the JobManager that leads, and all of them
   * while none does.
   *
   * @param name the FlinkDeployment
   * @param pod a pod of it; null for those of the component
   * @throws ClusterException if there is no such pod
   */
  public List<Pod> choose(
      String namespace, String name, Component component, @Nullable String pod) {
    List<Pod> all = new FlinkPods(cluster).of(namespace, name, component);
    if (pod != null) {
      return List.of(one(namespace, name, pod));
    }
    if (all.isEmpty()) {
      throw new ClusterException(
          "there is no " + component.title() + " pod of " + name + " in " + namespace,
          "see 'sluice status " + name + "'; a suspended or failed job has none");
    }
    if (component == Component.TASKMANAGER || all.size() == 1) {
      return all;
    }
    Optional<String> leader = new Leaders(cluster).ofJobManagers(namespace, name).leadingPod();
    List<Pod> leading =
        all.stream()
            .filter(one -> leader.filter(one.getMetadata().getName()::equals).isPresent())
            .toList();
    return leading.isEmpty() ? all : leading;
  }

  private Pod one(String namespace, String name, String pod) {
    List<Pod> all =
        cluster
            .ask(
                "list the pods of " + name + " in " + namespace,
                () -> cluster.client().pods().inNamespace(namespace).withLabel("app", name).list())
            .getItems();
    return all.stream()
        .filter(one -> one.getMetadata().getName().equals(pod))
        .findFirst()
        .orElseThrow(
            () ->
                new ClusterException(
                    "there is no pod " + pod + " of " + name + " in " + namespace,
                    all.isEmpty()
                        ? "it has no pods at all; see 'sluice status " + name + "'"
                        : "use one of "
                            + all.stream()
                                .map(one -> one.getMetadata().getName())
                                .collect(Collectors.joining(", "))));
  }
}
