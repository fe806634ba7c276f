package io.sluice.deployer.cluster.doctor;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.live.Tree;
import io.sluice.deployer.cluster.pods.Component;
import io.sluice.deployer.doctor.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The nodes have room for the pods that are asked for. Affinities are not looked at. */
final class RoomProbe implements Probe {
  @Override
  public String id() {
    return "room";
  }

  @Override
  public List<Finding> look(Examined examined) {
    Optional<Described> described = examined.described();
    if (described.isEmpty()) {
      return List.of(Finding.skipped("no deployment is described"));
    }
    List<Node> nodes = examined.cluster().client().nodes().list().getItems();
    Map<String, Amounts> room = room(examined, nodes, described.get().name());
    List<String> missing = new ArrayList<>();
    List<String> placed = new ArrayList<>();
    for (PodAsked pods : PodAsked.of(described.get())) {
      List<Tree> templates = described.get().templates(pods.component());
      List<String> fitting =
          nodes.stream()
              .filter(node -> Nodes.takes(node, templates))
              .map(node -> node.getMetadata().getName())
              .toList();
      int unplaced = pods.count() - place(pods, fitting, room);
      placed.add(pods.count() + " " + name(pods.component(), pods.count()));
      if (unplaced > 0) {
        missing.add(
            unplaced
                + " of "
                + pods.count()
                + " "
                + name(pods.component(), pods.count())
                + " ("
                + pods.request()
                + " each) on "
                + fitting.size()
                + " of "
                + nodes.size()
                + " nodes that may take them");
      }
    }
    return List.of(
        missing.isEmpty()
            ? Finding.ok("there is room for " + String.join(" and ", placed))
            : tell(examined.cluster(), nodes, String.join(", and for ", missing)));
  }

  private static Finding tell(Cluster cluster, List<Node> nodes, String missing) {
    String what = "there is no room for " + missing;
    return grower(cluster, nodes)
        .map(
            one ->
                Finding.warn(
                    what + "; " + one + " may add nodes",
                    "see that its limits allow it; apply --wait tells why a pod cannot be placed"))
        .orElseGet(
            () ->
                Finding.fail(
                    what,
                    "add nodes, describe less cpu and memory, or mend nodeSelector and"
                        + " tolerations of the pod templates"));
  }

  /** Who makes nodes where some are missing; empty where nobody seems to. */
  private static Optional<String> grower(Cluster cluster, List<Node> nodes) {
    if (cluster.client().getApiGroup("karpenter.sh") != null) {
      return Optional.of("Karpenter");
    }
    if (nodes.stream().anyMatch(RoomProbe::isFargate)) {
      return Optional.of("Fargate");
    }
    boolean autoscaler =
        cluster
                .client()
                .configMaps()
                .inNamespace("kube-system")
                .withName("cluster-autoscaler-status")
                .get()
            != null;
    return autoscaler ? Optional.of("the cluster autoscaler") : Optional.empty();
  }

  private static boolean isFargate(Node node) {
    Map<String, String> labels = node.getMetadata().getLabels();
    return labels != null && "fargate".equals(labels.get("eks.amazonaws.com/compute-type"));
  }

  private static Map<String, Amounts> room(Examined examined, List<Node> nodes, String own) {
    Map<String, Amounts> room = new HashMap<>();
    for (Node node : nodes) {
      room.put(node.getMetadata().getName(), Amounts.of(node.getStatus().getAllocatable()));
    }
    for (Pod pod : new PodLoads(examined).all()) {
      if (pod.getSpec().getNodeName() != null && !isOwn(pod, examined.namespace(), own)) {
        room.computeIfPresent(
            pod.getSpec().getNodeName(), (node, free) -> free.minus(PodLoads.requests(pod)));
      }
    }
    return room;
  }

  private static boolean isOwn(Pod pod, String namespace, String name) {
    Map<String, String> labels = pod.getMetadata().getLabels();
    return namespace.equals(pod.getMetadata().getNamespace())
        && labels != null
        && name.equals(labels.get("app"));
  }

  /** Places pods one by one where most memory is left, and says how many found a place. */
  private static int place(PodAsked pods, List<String> nodes, Map<String, Amounts> room) {
    for (int placed = 0; placed < pods.count(); placed++) {
      Optional<String> node =
          room.entrySet().stream()
              .filter(one -> nodes.contains(one.getKey()))
              .filter(one -> pods.request().fitsInto(one.getValue()))
              .max(Comparator.comparing(one -> one.getValue().memory()))
              .map(Map.Entry::getKey);
      if (node.isEmpty()) {
        return placed;
      }
      room.computeIfPresent(node.get(), (one, free) -> free.minus(pods.request()));
    }
    return pods.count();
  }

  private static String name(Component component, int count) {
    return component.title() + (count == 1 ? "" : "s");
  }
}
