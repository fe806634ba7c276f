package io.sluice.deployer.cluster.leader;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.operator.Operator;
import io.sluice.deployer.cluster.pods.Component;
import io.sluice.deployer.cluster.pods.FlinkPods;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out who leads. */
public final class Leaders {
  private static final String REST_LEADER = "org.apache.flink.k8s.leader.restserver";
  private static final String LOCK = "control-plane.alpha.kubernetes.io/leader";

  private final Cluster cluster;

  /**
   * @param cluster where to look
   */
  public Leaders(Cluster cluster) {
    this.cluster = cluster;
  }

  /** The ConfigMap in which JobManagers of a FlinkDeployment agree on their leader. */
  public static String configMap(String name) {
    return name + "-cluster-config-map";
  }

  /**
   * The JobManager that leads a Flink cluster. Without high availability that is the only one.
   *
   * @param name the FlinkDeployment's name, which is Flink's cluster id
   * @throws io.sluice.deployer.cluster.ClusterException if the cluster does not let one look
   */
  public JobManagerLeader ofJobManagers(String namespace, String name) {
    List<Pod> pods = new FlinkPods(cluster).of(namespace, name, Component.JOBMANAGER);
    ConfigMap map =
        cluster.ask(
            "read ConfigMap/" + configMap(name) + " in " + namespace,
            () ->
                cluster
                    .client()
                    .configMaps()
                    .inNamespace(namespace)
                    .withName(configMap(name))
                    .get());
    if (map == null) {
      String only = pods.size() == 1 ? name(pods.get(0)) : null;
      return new JobManagerLeader(false, only, null, null, names(pods));
    }
    String address = address(map);
    Map<String, String> annotations = map.getMetadata().getAnnotations();
    return new JobManagerLeader(
        true,
        address == null ? null : podAt(pods, address),
        address,
        Leadership.ofAnnotation(annotations == null ? null : annotations.get(LOCK)).orElse(null),
        names(pods));
  }

  /**
   * The instance that leads an operator. It is found by the Lease that the operator's configuration
   * names, and where that could not be read by the Lease that one of its pods holds.
   *
   * @throws io.sluice.deployer.cluster.ClusterException if the cluster does not let one look
   */
  public OperatorLeader ofOperator(Operator operator) {
    List<String> instances = names(operator.pods());
    Optional<Lease> lease =
        cluster
            .ask(
                "list the Leases in " + operator.namespace(),
                () -> cluster.client().leases().inNamespace(operator.namespace()).list())
            .getItems()
            .stream()
            .filter(one -> isOf(operator, one, instances))
            .findFirst();
    Leadership leadership = lease.flatMap(one -> Leadership.ofLease(one.getSpec())).orElse(null);
    return new OperatorLeader(
        operator.namespace(),
        operator.name(),
        lease.map(one -> one.getMetadata().getName()).orElse(null),
        leader(operator, leadership),
        leadership,
        instances);
  }

  private static boolean isOf(Operator operator, Lease lease, List<String> instances) {
    return operator
        .settings()
        .leaseName()
        .map(name -> name.equals(lease.getMetadata().getName()))
        .orElseGet(
            () ->
                lease.getSpec() != null
                    && instances.contains(
                        Objects.requireNonNullElse(lease.getSpec().getHolderIdentity(), "")));
  }

  private static @Nullable String leader(Operator operator, @Nullable Leadership leadership) {
    if (leadership != null) {
      return leadership.holder();
    }
    boolean alone = operator.pods().size() == 1 && !operator.settings().leaderElection();
    return alone ? name(operator.pods().get(0)) : null;
  }

  /** Flink writes the session's id and the address, with a comma between. */
  private static @Nullable String address(ConfigMap map) {
    String value = map.getData() == null ? null : map.getData().get(REST_LEADER);
    return value == null || value.isEmpty() ? null : value.substring(value.indexOf(',') + 1);
  }

  private static @Nullable String podAt(List<Pod> pods, String address) {
    String host = host(address);
    return pods.stream()
        .filter(pod -> pod.getStatus() != null && host.equals(pod.getStatus().getPodIP()))
        .map(Leaders::name)
        .findFirst()
        .orElse(null);
  }

  private static String host(String address) {
    try {
      String host = URI.create(address).getHost();
      return host == null ? "" : host.replaceAll("^\\[|]$", "");
    } catch (IllegalArgumentException noAddress) {
      return "";
    }
  }

  private static String name(Pod pod) {
    return pod.getMetadata().getName();
  }

  private static List<String> names(List<Pod> pods) {
    return pods.stream().map(Leaders::name).toList();
  }
}
