package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.spec.FlinkResource;
import io.sluice.deployer.target.ClusterTarget;
import io.sluice.deployer.target.KubernetesResource;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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

  @Spec(Spec.Target.MIXEE)
  CommandSpec command;

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
   * The resources in the order in which they are applied, the custom resource last. What the
   * operator cannot have as it is described goes to standard error.
   *
   * @param name a deployment of the catalogue, or one of several in a file; null for the only one
   */
  List<KubernetesResource> resources(@Nullable String name) throws IOException {
    FlinkResource described = deployment.choose(name).resource();
    ClusterTarget operator = target.ofClusterOrElse(deployment.usualTarget());
    List<KubernetesResource> resources = operator.resources(described);
    operator
        .problems(described)
        .forEach(problem -> command.commandLine().getErr().println("note: " + problem));
    return resources;
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
    return Placement.in(usual, resource);
  }
}
