package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.target.ClusterTarget;
import io.sluice.deployer.target.KubernetesResource;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which description is meant for a cluster, for which operator, and where in it. */
final class ApplyChoice {
  private static final Set<String> WITHOUT_NAMESPACE =
      Set.of(
          "ClusterRole",
          "ClusterRoleBinding",
          "CustomResourceDefinition",
          "Namespace",
          "PersistentVolume",
          "PriorityClass",
          "StorageClass");

  @Mixin DeploymentChoice deployment;
  @Mixin TargetOption target;
  @Mixin ClusterOptions cluster;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAMESPACE",
      description = "The namespace of a description that names none (default: the kubeconfig's).")
  @Nullable String namespace;

  @SuppressWarnings("NullAway.Init")
  ApplyChoice() {}

  /**
   * The resources, each with its namespace, the custom resource last.
   *
   * @param name a deployment of the catalogue, or one of several in a file; null for the only one
   */
  List<KubernetesResource> resources(@Nullable String name) throws IOException {
    ClusterTarget operator = target.ofCluster();
    return operator.resources(deployment.choose(name).resource());
  }

  /** The same with the namespace that they are meant for. */
  List<KubernetesResource> placed(List<KubernetesResource> resources, Cluster connection) {
    String usual = namespace == null ? connection.defaultNamespace() : namespace;
    return resources.stream().map(resource -> placed(resource, usual)).toList();
  }

  private KubernetesResource placed(KubernetesResource resource, String usual) {
    if (WITHOUT_NAMESPACE.contains(resource.kind())) {
      return resource;
    }
    String described = resource.namespace();
    if (described != null) {
      if (namespace != null && !namespace.equals(described)) {
        throw CommandException.usage(
            "--namespace: " + resource + " is described for '" + described + "'",
            "leave --namespace out, or change metadata.namespace");
      }
      return resource;
    }
    Map<String, Object> metadata = new LinkedHashMap<>();
    if (resource.content().get("metadata") instanceof Map<?, ?> given) {
      given.forEach((key, value) -> metadata.put(String.valueOf(key), value));
    }
    metadata.put("namespace", usual);
    Map<String, Object> content = new LinkedHashMap<>(resource.content());
    content.put("metadata", metadata);
    return new KubernetesResource(content);
  }
}
