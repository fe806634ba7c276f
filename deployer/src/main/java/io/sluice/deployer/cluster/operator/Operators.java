package io.sluice.deployer.cluster.operator;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.sluice.deployer.cluster.Cluster;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the operators of a cluster: the Deployments with a container of the name that Apache's
 * chart and EMR's give it, or with that name as their label.
 */
public final class Operators {
  private static final String NAME = "flink-kubernetes-operator";
  private static final String LABEL = "app.kubernetes.io/name";
  private static final List<String> FILES = List.of("config.yaml", "flink-conf.yaml");

  private final Cluster cluster;

  /**
   * @param cluster where to look
   */
  public Operators(Cluster cluster) {
    this.cluster = cluster;
  }

  /**
   * All operators, by namespace and name.
   *
   * @throws io.sluice.deployer.cluster.ClusterException if Deployments of all namespaces may not be
   *     listed
   */
  public List<Operator> all() {
    return cluster
        .ask(
            "list the Deployments of all namespaces",
            () -> cluster.client().apps().deployments().inAnyNamespace().list())
        .getItems()
        .stream()
        .filter(Operators::isOperator)
        .sorted(
            Comparator.comparing((Deployment one) -> one.getMetadata().getNamespace())
                .thenComparing(one -> one.getMetadata().getName()))
        .map(this::read)
        .toList();
  }

  static Container container(Deployment deployment) {
    List<Container> containers = deployment.getSpec().getTemplate().getSpec().getContainers();
    return containers.stream()
        .filter(one -> one.getName().equals(NAME))
        .findFirst()
        .orElse(containers.get(0));
  }

  private static boolean isOperator(Deployment deployment) {
    var template = deployment.getSpec().getTemplate();
    Map<String, String> labels = template.getMetadata().getLabels();
    return template.getSpec().getContainers().stream().anyMatch(one -> one.getName().equals(NAME))
        || (labels != null && NAME.equals(labels.get(LABEL)));
  }

  private Operator read(Deployment deployment) {
    Optional<Map<String, String>> options = options(deployment);
    return new Operator(
        deployment,
        pods(deployment),
        new OperatorSettings(options.orElse(Map.of()), environment(container(deployment))),
        options.isPresent());
  }

  private List<Pod> pods(Deployment deployment) {
    try {
      return cluster
          .client()
          .pods()
          .inNamespace(deployment.getMetadata().getNamespace())
          .withLabelSelector(deployment.getSpec().getSelector())
          .list()
          .getItems();
    } catch (KubernetesClientException mayNotLook) {
      return List.of();
    }
  }

  private Optional<Map<String, String>> options(Deployment deployment) {
    return deployment.getSpec().getTemplate().getSpec().getVolumes().stream()
        .map(Volume::getConfigMap)
        .filter(Objects::nonNull)
        .flatMap(source -> configMap(deployment, source.getName()).stream())
        .filter(map -> map.getData() != null)
        .flatMap(Operators::files)
        .findFirst();
  }

  private Optional<ConfigMap> configMap(Deployment deployment, String name) {
    try {
      return Optional.ofNullable(
          cluster
              .client()
              .configMaps()
              .inNamespace(deployment.getMetadata().getNamespace())
              .withName(name)
              .get());
    } catch (KubernetesClientException mayNotLook) {
      return Optional.empty();
    }
  }

  private static Stream<Map<String, String>> files(ConfigMap map) {
    return FILES.stream()
        .map(map.getData()::get)
        .filter(Objects::nonNull)
        .map(OperatorSettings::parse);
  }

  private static Map<String, String> environment(Container container) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (EnvVar variable : container.getEnv()) {
      if (variable.getValue() != null) {
        variables.put(variable.getName(), variable.getValue());
      }
    }
    return variables;
  }
}
