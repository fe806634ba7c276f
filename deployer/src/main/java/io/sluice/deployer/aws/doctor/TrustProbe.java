package io.sluice.deployer.aws.doctor;

import io.sluice.deployer.aws.iam.RoleNeeds;
import io.sluice.deployer.aws.role.LiveRole;
import io.sluice.deployer.doctor.Finding;
import io.sluice.deployer.spec.AwsIdentity;
import java.util.List;
import java.util.Optional;

/** The role trusts the service accounts of the job's pods. */
final class TrustProbe implements AwsProbe {
  @Override
  public String id() {
    return "role-trust";
  }

  @Override
  public List<String> needs() {
    return List.of(CallerProbe.ID, EksClusterProbe.ID, RoleProbe.ID);
  }

  @Override
  public List<Finding> look(Examined examined) {
    Subject.Access access = examined.subject().access();
    Optional<LiveRole> live = examined.role();
    if (access == null || live.isEmpty()) {
      return List.of(Finding.skipped("there is no role to look at"));
    }
    RoleNeeds needs = access.needs();
    if (needs == null) {
      return List.of(Finding.skipped("no deployment is described"));
    }
    boolean byIssuer = access.identity() == AwsIdentity.IRSA;
    if (byIssuer && examined.issuer().isEmpty()) {
      return List.of(Finding.skipped("the cluster's issuer is not known"));
    }
    String accounts = String.join(", ", needs.pods().serviceAccounts());
    String whom = accounts + " in " + needs.pods().namespace();
    return List.of(
        needs.trust(access.identity(), examined.issuer().orElse("")).isGrantedBy(live.get().trust())
            ? Finding.ok("role " + needs.role().name() + " trusts " + whom)
            : Finding.fail(
                "role "
                    + needs.role().name()
                    + " does not trust "
                    + whom
                    + (byIssuer ? " of " + examined.issuer().get() : " through Pod Identity"),
                "let it: " + access.mend()));
  }
}
