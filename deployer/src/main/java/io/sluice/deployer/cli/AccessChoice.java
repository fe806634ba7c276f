package io.sluice.deployer.cli;

import io.sluice.deployer.aws.Aws;
import io.sluice.deployer.aws.access.EmrRole;
import io.sluice.deployer.aws.access.Scope;
import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.spec.Region;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Into which namespace of which cluster EMR is let. */
final class AccessChoice {
  @Option(
      names = "--env",
      paramLabel = "ENV",
      defaultValue = "dev",
      description =
          "The environment, which has account, Region, namespace and EKS cluster (default:"
              + " ${DEFAULT-VALUE}).")
  String environment;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAMESPACE",
      description = "The namespace (default: the environment's).")
  @Nullable String namespace;

  @Option(
      names = "--cluster",
      paramLabel = "CLUSTER",
      description = "The EKS cluster's name (default: the environment's eksCluster).")
  @Nullable String eksCluster;

  @Mixin ClusterOptions cluster;
  @Mixin AwsOptions aws;

  @SuppressWarnings("NullAway.Init")
  AccessChoice() {}

  Environment environment() {
    return Project.current().environment(environment);
  }

  String namespace() {
    return namespace == null ? environment().namespace() : namespace;
  }

  /** The EKS cluster and the namespace. */
  Scope scope() {
    Environment chosen = environment();
    String name = eksCluster == null ? chosen.eksCluster() : eksCluster;
    if (name == null) {
      throw CommandException.usage(
          "which EKS cluster? Environment " + chosen.name() + " names none",
          "add eksCluster: to its file, or give --cluster");
    }
    @Nullable Region asked = aws.askedRegion();
    return new Scope(role(), asked == null ? chosen.region() : asked, name, namespace());
  }

  /** A connection to AWS; whoever asks for it closes it. */
  Aws connectAws() {
    return aws.connect(environment());
  }

  /** EMR's role in the cluster's account. */
  EmrRole role() {
    Environment chosen = environment();
    return EmrRole.of(chosen.region(), chosen.account().id());
  }
}
