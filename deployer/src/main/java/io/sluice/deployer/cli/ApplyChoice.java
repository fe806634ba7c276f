package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.spec.FlinkResource;
import io.sluice.deployer.target.ClusterTarget;
import io.sluice.deployer.target.KubernetesResource;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which description is meant for a cluster, for which operator, and where in it. */
final class ApplyChoice {
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
   * The resources in the order in which they are applied, each with its namespace, the custom
   * resource last. What the operator cannot have as it is described goes to standard error.
   *
   * @param name a deployment of the catalogue, or one of several in a file; null for the only one
   * @param connection whose kubeconfig decides about the namespace where nothing else does
   */
  List<KubernetesResource> resources(@Nullable String name, Cluster connection) throws IOException {
    FlinkResource described = placed(deployment.choose(name).resource(), connection);
    ClusterTarget operator = target.ofClusterOrElse(deployment.usualTarget());
    List<KubernetesResource> resources = operator.resources(described);
    operator
        .problems(described)
        .forEach(problem -> command.commandLine().getErr().println("note: " + problem));
    return resources;
  }

  /** The choice as the user typed it, with the environment also where that was not typed. */
  String asTyped(@Nullable String name) {
    return deployment.asTyped(name)
        + typed("--env", deployment.file == null ? deployment.environment : null)
        + typed("--target", target.target)
        + typed("-n", namespace)
        + typed("--context", cluster.context);
  }

  private static String typed(String option, @Nullable String value) {
    return value == null ? "" : " " + option + " " + value;
  }

  private FlinkResource placed(FlinkResource resource, Cluster connection) {
    String described = resource.metadata().namespace();
    if (described == null) {
      return resource.inNamespace(namespace == null ? connection.defaultNamespace() : namespace);
    }
    if (namespace != null && !namespace.equals(described)) {
      throw CommandException.usage(
          "--namespace: " + resource.name() + " is described for '" + described + "'",
          "leave --namespace out, or change metadata.namespace");
    }
    return resource;
  }
}
