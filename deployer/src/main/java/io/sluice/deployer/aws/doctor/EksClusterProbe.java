package io.sluice.deployer.aws.doctor;

import io.sluice.deployer.aws.eks.EksCluster;
import io.sluice.deployer.doctor.Finding;
import java.util.List;

/** The EKS cluster is there; its OIDC issuer vouches for service accounts. */
final class EksClusterProbe implements AwsProbe {
  static final String ID = "eks-cluster";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<Finding> look(Examined examined) {
    Subject.Access access = examined.subject().access();
    if (access == null) {
      return List.of(Finding.skipped("no role is described that pods of a cluster would come to"));
    }
    if (access.issuer() != null) {
      examined.foundIssuer(access.issuer());
      return List.of(Finding.ok("the OIDC issuer is given: " + access.issuer()));
    }
    if (access.eksCluster() == null) {
      return List.of(
          Finding.warn(
              "nothing names the EKS cluster, so that neither trust nor OIDC provider can be"
                  + " looked at",
              "add eksCluster: NAME to the environment, or give --cluster"));
    }
    EksCluster cluster = EksCluster.read(examined.aws(), access.eksCluster());
    examined.foundIssuer(cluster.issuer());
    return List.of(
        Finding.ok(
            "EKS cluster " + cluster.name() + " is there, with Kubernetes " + cluster.version()));
  }
}
