package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
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
   * A connection to the cluster of the environment, or of the kubeconfig's context.
   *
   * @param name a deployment of the catalogue, or one of several in a file; null for the only one
   */
  Cluster connect(@Nullable String name) {
    return cluster.connect(deployment.environment(name));
  }

  /**
   * The resources in the order in which they are applied, each with its namespace, the custom
   * resource last. Where they go, and what the operator cannot have as it is described, goes to
   * standard error.
   *
   * @param name a deployment of the catalogue, or one of several in a file; null for the only one
   * @param connection whose kubeconfig decides about the namespace where nothing else does
   */
  List<KubernetesResource> resources(@Nullable String name, Cluster connection) throws IOException {
    FlinkResource described = placed(deployment.choose(name).resource(), connection);
    cluster.announce(
        connection, String.valueOf(described.metadata().namespace()), described.name());
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
        + environment()
        + Typed.option("--target", target.target)
        + Typed.option("-n", namespace)
        + Typed.option("--context", cluster.context);
  }

  /**
   * The choice of the cluster as the user typed it, with the environment also where that was not.
   */
  String clusterAsTyped() {
    return environment() + Typed.option("--context", cluster.context);
  }

  /**
   * What to throw for a failure: it, or where the namespace is its reason, that.
   *
   * @param resources what was to be applied, the custom resource last
   */
  RuntimeException reasonOf(
      ClusterException failure, Cluster connection, List<KubernetesResource> resources) {
    String place = String.valueOf(resources.get(resources.size() - 1).namespace());
    String chosen = namespace == null ? deployment.byDefault() : "";
    return new MissingNamespace(connection, place, chosen).reasonOf(failure);
  }

  private String environment() {
    return deployment.file == null || deployment.isEnvironmentGiven()
        ? Typed.option("--env", deployment.environment)
        : "";
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
