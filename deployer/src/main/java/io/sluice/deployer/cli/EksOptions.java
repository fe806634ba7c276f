package io.sluice.deployer.cli;

import io.sluice.deployer.aws.Aws;
import io.sluice.deployer.aws.eks.Associations;
import io.sluice.deployer.aws.eks.EksCluster;
import io.sluice.deployer.aws.role.PodAccess;
import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.spec.AwsIdentity;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which EKS cluster the pods run in. */
final class EksOptions {
  @Option(
      names = "--cluster",
      paramLabel = "CLUSTER",
      description = "The EKS cluster's name (default: eksCluster of the environment).")
  @Nullable String cluster;

  @Option(
      names = "--issuer",
      paramLabel = "URL",
      description = "The cluster's OIDC issuer; EKS is then not asked for it.")
  @Nullable String issuer;

  @SuppressWarnings("NullAway.Init")
  EksOptions() {}

  /** How pods come to a role. */
  PodAccess access(Aws aws, AwsIdentity identity, @Nullable Environment environment) {
    if (identity == AwsIdentity.POD_IDENTITY) {
      return PodAccess.podIdentity(new Associations(aws, name(environment)));
    }
    return PodAccess.irsa(
        issuer == null ? EksCluster.read(aws, name(environment)).issuer() : issuer);
  }

  private String name(@Nullable Environment environment) {
    if (cluster != null) {
      return cluster;
    }
    if (environment == null) {
      throw CommandException.usage("which EKS cluster?", "give --cluster");
    }
    if (environment.eksCluster() == null) {
      throw CommandException.usage(
          "environment " + environment.name() + " names no EKS cluster",
          "add eksCluster: NAME to manifests/environments/"
              + environment.name()
              + ".yaml, or give --cluster");
    }
    return environment.eksCluster();
  }
}
