package io.sluice.deployer.cluster.doctor;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.live.Tree;
import io.sluice.deployer.cluster.operator.Operator;
import io.sluice.deployer.cluster.operator.Operators;
import io.sluice.deployer.target.KubernetesResource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is looked at: a cluster, a namespace, and the deployment that is to go there. */
public final class Examined {
  private final Cluster cluster;
  private final String namespace;
  private final String chosen;
  private final List<KubernetesResource> resources;
  private @Nullable List<Operator> operators;

  /**
   * @param namespace the namespace of the jobs
   * @param resources what {@code apply} would make of the description; none where only the cluster
   *     is looked at
   */
  public Examined(Cluster cluster, String namespace, List<KubernetesResource> resources) {
    this(cluster, namespace, "", resources);
  }

  /**
   * @param namespace the namespace of the jobs
   * @param chosen why it is this namespace and how to choose another; empty where the user named it
   * @param resources what {@code apply} would make of the description; none where only the cluster
   *     is looked at
   */
  public Examined(
      Cluster cluster, String namespace, String chosen, List<KubernetesResource> resources) {
    this.cluster = cluster;
    this.namespace = namespace;
    this.chosen = chosen;
    this.resources = List.copyOf(resources);
  }

  Cluster cluster() {
    return cluster;
  }

  String namespace() {
    return namespace;
  }

  /** Why it is this namespace and how to choose another; empty where the user named it. */
  String chosen() {
    return chosen;
  }

  /** The FlinkDeployment that is to go there; empty where only the cluster is looked at. */
  Optional<Described> described() {
    return resources.stream()
        .filter(one -> one.kind().equals("FlinkDeployment"))
        .map(one -> new Described(new Tree(one.content())))
        .findFirst();
  }

  List<KubernetesResource> resources() {
    return resources;
  }

  /** Whether {@code apply} makes that resource itself. */
  boolean makes(String kind, String name) {
    return resources.stream().anyMatch(one -> one.kind().equals(kind) && one.name().equals(name));
  }

  /** The operators of the cluster, asked for once. */
  List<Operator> operators() {
    if (operators == null) {
      operators = new Operators(cluster).all();
    }
    return operators;
  }

  /** Those that look after the namespace. */
  List<Operator> watching() {
    return operators().stream().filter(one -> one.watches(namespace)).toList();
  }
}
