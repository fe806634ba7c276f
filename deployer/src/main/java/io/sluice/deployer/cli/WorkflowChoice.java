package io.sluice.deployer.cli;

import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.FlinkResource;
import io.sluice.deployer.spec.FlinkSessionJob;
import io.sluice.deployer.spec.RoleArn;
import io.sluice.deployer.target.ClusterTarget;
import io.sluice.deployer.target.KubernetesResource;
import io.sluice.deployer.workflow.Described;
import io.sluice.deployer.workflow.eks.ClusterName;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a workflow is about, and where it goes; nothing of it is looked up in a cluster. */
final class WorkflowChoice {
  /** Of this much the status that the operator writes makes more than Step Functions can read. */
  private static final int LARGE = 48 * 1024;

  @Spec(Spec.Target.MIXEE)
  CommandSpec command;

  @Mixin DeploymentChoice deployment;
  @Mixin TargetOption target;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAMESPACE",
      description = "The namespace of a description that names none.")
  @Nullable String namespace;

  @Option(
      names = "--cluster",
      paramLabel = "CLUSTER",
      description =
          "The EKS cluster's name (default: the environment's eksCluster; else each execution is"
              + " told, by the input {\"cluster\": \"…\"}).")
  @Nullable String cluster;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      defaultValue = "10m",
      converter = DurationConverter.class,
      description =
          "How long each wait may take: for STABLE, a savepoint, the end (default:"
              + " ${DEFAULT-VALUE}).")
  Duration timeout;

  @SuppressWarnings("NullAway.Init")
  WorkflowChoice() {}

  /**
   * What was chosen, as the operator gets it. What the operator cannot have as it is described goes
   * to standard error.
   *
   * @param name a deployment of the catalogue, or one of several in a file; null for the only one
   */
  Described described(@Nullable String name) throws IOException {
    FlinkResource resource = resource(name);
    ClusterTarget operator = target.ofClusterOrElse(deployment.usualTarget());
    List<KubernetesResource> resources = operator.resources(resource);
    operator.problems(resource).forEach(this::note);
    int size = Json.compact(resources.get(resources.size() - 1).content()).length();
    if (size > LARGE) {
      note(
          resource.name()
              + " has "
              + size
              + " characters; the operator writes it into the status twice, and Step Functions"
              + " reads at most 262144 bytes at once");
    }
    return new Described(cluster(), resources, timeout);
  }

  /** The description, with its namespace. */
  FlinkResource resource(@Nullable String name) throws IOException {
    FlinkResource resource = deployment.choose(name).resource();
    String described = resource.metadata().namespace();
    if (described != null && namespace != null && !described.equals(namespace)) {
      throw CommandException.usage(
          "--namespace: " + resource.name() + " is described for '" + described + "'",
          "leave --namespace out, or change metadata.namespace");
    }
    if (described == null && namespace == null) {
      throw CommandException.usage(
          resource.name() + " names no namespace, and a workflow has no kubeconfig that does",
          "say which with --namespace");
    }
    return described == null && namespace != null ? resource.inNamespace(namespace) : resource;
  }

  /** The cluster; a note where each execution has to name it. */
  ClusterName cluster() {
    ClusterName named = new ClusterName(clusterName());
    if (!named.isKnown()) {
      note(
          "no cluster is named: start each execution with the input {\"cluster\": \"NAME\"}, or"
              + " say --cluster, or eksCluster in the environment's file");
    }
    return named;
  }

  /** The cluster's name; null where nothing says it. */
  @Nullable String clusterName() {
    Environment environment = environment();
    return cluster != null || environment == null ? cluster : environment.eksCluster();
  }

  /** The environment; null where the description came from a file. */
  @Nullable Environment environment() {
    return deployment.file == null ? Project.current().environment(deployment.environment) : null;
  }

  /** The partition of the environment's Region; for a file that of the description's role. */
  String partition(@Nullable String name) throws IOException {
    Environment environment = environment();
    if (environment != null) {
      return environment.region().partition();
    }
    RoleArn role =
        deployment.choose(name).resource() instanceof FlinkDeployment described
            ? described.spec().executionRoleArn()
            : null;
    return role == null ? "aws" : role.partition();
  }

  void note(Object text) {
    PrintWriter err = command.commandLine().getErr();
    err.println("note: " + text);
  }

  /** Refuses what runs on a cluster of others. */
  static FlinkDeployment application(FlinkResource resource) {
    if (resource instanceof FlinkSessionJob) {
      throw CommandException.usage(
          resource.name() + " is a session job, which native mode has not",
          "use 'sluice workflow deploy'");
    }
    return (FlinkDeployment) resource;
  }
}
