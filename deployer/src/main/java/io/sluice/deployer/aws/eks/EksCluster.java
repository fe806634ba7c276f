package io.sluice.deployer.aws.eks;

import io.sluice.deployer.aws.Aws;
import io.sluice.deployer.aws.AwsException;
import java.util.Optional;
import software.amazon.awssdk.services.eks.model.Cluster;
import software.amazon.awssdk.services.eks.model.Identity;
import software.amazon.awssdk.services.eks.model.OIDC;
import software.amazon.awssdk.services.eks.model.ResourceNotFoundException;

/**
 * A cluster as EKS knows it.
 *
 * @param name its name
 * @param arn its ARN
 * @param version Kubernetes, as {@code 1.30}
 * @param issuer the OIDC issuer of its service accounts, with {@code https://}
 */
public record EksCluster(String name, String arn, String version, String issuer) {
  /**
   * Asks EKS.
   *
   * @throws AwsException if there is no such cluster, or it may not be asked about
   */
  public static EksCluster read(Aws aws, String name) {
    Cluster cluster = describe(aws, name);
    return new EksCluster(
        name,
        cluster.arn(),
        String.valueOf(cluster.version()),
        Optional.ofNullable(cluster.identity())
            .map(Identity::oidc)
            .map(OIDC::issuer)
            .orElseThrow(
                () ->
                    new AwsException(
                        "EKS cluster " + name + " has no OIDC issuer yet",
                        "wait until it is ACTIVE ('aws eks wait cluster-active --name "
                            + name
                            + "')")));
  }

  /**
   * All that EKS tells.
   *
   * @throws AwsException if there is no such cluster, or it may not be asked about
   */
  public static Cluster describe(Aws aws, String name) {
    return aws.ask(
            "read EKS cluster " + name,
            () -> {
              try {
                return Optional.of(aws.eks().describeCluster(one -> one.name(name)).cluster());
              } catch (ResourceNotFoundException absent) {
                return Optional.<Cluster>empty();
              }
            })
        .orElseThrow(
            () ->
                new AwsException(
                    "there is no EKS cluster '" + name + "' in " + aws.settings().region(),
                    "use a name that 'aws eks list-clusters' shows: eksCluster: in the"
                        + " environment, or --cluster"));
  }
}
