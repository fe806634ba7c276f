package io.sluice.deployer.cluster.doctor;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.function.Function;

/** What pods that are there ask for. */
final class PodLoads {
  private final Examined examined;

  PodLoads(Examined examined) {
    this.examined = examined;
  }

  /** The pods of a deployment that runs already: they make room for those that come. */
  List<Pod> own(String name) {
    return examined
        .cluster()
        .client()
        .pods()
        .inNamespace(examined.namespace())
        .withLabel("app", name)
        .list()
        .getItems()
        .stream()
        .filter(PodLoads::counts)
        .toList();
  }

  /** All pods of the cluster that hold what they ask for. */
  List<Pod> all() {
    return examined.cluster().client().pods().inAnyNamespace().list().getItems().stream()
        .filter(PodLoads::counts)
        .toList();
  }

  /** As the scheduler counts: the containers together, or the greatest that initializes. */
  static Amounts requests(Pod pod) {
    return sum(
        pod,
        container ->
            container.getResources() == null
                ? Amounts.NONE
                : Amounts.of(container.getResources().getRequests()));
  }

  /** The same of the limits. */
  static Amounts limits(Pod pod) {
    return sum(
        pod,
        container ->
            container.getResources() == null
                ? Amounts.NONE
                : Amounts.of(container.getResources().getLimits()));
  }

  private static Amounts sum(Pod pod, Function<Container, Amounts> part) {
    Amounts together =
        pod.getSpec().getContainers().stream().map(part).reduce(Amounts.NONE, Amounts::plus);
    Amounts first =
        pod.getSpec().getInitContainers().stream().map(part).reduce(Amounts.NONE, Amounts::max);
    return together.max(first);
  }

  private static boolean counts(Pod pod) {
    String phase = pod.getStatus() == null ? "" : String.valueOf(pod.getStatus().getPhase());
    return !phase.equals("Succeeded") && !phase.equals("Failed");
  }
}
