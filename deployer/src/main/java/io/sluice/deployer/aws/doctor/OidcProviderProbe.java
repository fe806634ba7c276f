package io.sluice.deployer.aws.doctor;

import io.sluice.deployer.aws.iam.OidcProvider;
import io.sluice.deployer.aws.role.Roles;
import io.sluice.deployer.doctor.Finding;
import io.sluice.deployer.spec.AwsIdentity;
import java.util.List;
import java.util.Objects;

/** IAM knows the cluster's OIDC provider, without which nobody can assume a role through it. */
final class OidcProviderProbe implements AwsProbe {
  @Override
  public String id() {
    return "oidc-provider";
  }

  @Override
  public List<String> needs() {
    return List.of(CallerProbe.ID, EksClusterProbe.ID);
  }

  @Override
  public List<Finding> look(Examined examined) {
    Subject.Access access = examined.subject().access();
    if (access == null) {
      return List.of(Finding.skipped("no role is described"));
    }
    if (access.identity() == AwsIdentity.POD_IDENTITY) {
      return List.of(Finding.skipped("pods come to their role by Pod Identity"));
    }
    if (examined.issuer().isEmpty()) {
      return List.of(Finding.skipped("the cluster's issuer is not known"));
    }
    String provider = OidcProvider.of(access.role(), examined.issuer().get()).arn();
    if (new Roles(examined.aws()).isRegistered(provider)) {
      return List.of(Finding.ok(provider + " is registered"));
    }
    return List.of(
        Finding.fail(
            provider + " is not registered in IAM, so that no pod can assume a role",
            "register it: eksctl utils associate-iam-oidc-provider --cluster "
                + Objects.requireNonNullElse(access.eksCluster(), "NAME")
                + " --approve"));
  }
}
