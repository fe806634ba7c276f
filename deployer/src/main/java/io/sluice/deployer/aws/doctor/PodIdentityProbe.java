package io.sluice.deployer.aws.doctor;

import io.sluice.deployer.aws.eks.Association;
import io.sluice.deployer.aws.eks.Associations;
import io.sluice.deployer.aws.iam.RoleNeeds;
import io.sluice.deployer.doctor.Finding;
import io.sluice.deployer.spec.AwsIdentity;
import java.util.List;
import java.util.Optional;

/** Each service account is associated with the role, where pods come to it by Pod Identity. */
final class PodIdentityProbe implements AwsProbe {
  @Override
  public String id() {
    return "pod-identity";
  }

  @Override
  public List<String> needs() {
    return List.of(CallerProbe.ID, EksClusterProbe.ID);
  }

  @Override
  public List<Finding> look(Examined examined) {
    Subject.Access access = examined.subject().access();
    if (access == null || access.identity() == AwsIdentity.IRSA) {
      return List.of(Finding.skipped("pods do not come to a role by Pod Identity"));
    }
    RoleNeeds needs = access.needs();
    if (needs == null || access.eksCluster() == null) {
      return List.of(
          Finding.skipped(
              needs == null ? "no deployment is described" : "the EKS cluster is not known"));
    }
    Associations associations = new Associations(examined.aws(), access.eksCluster());
    return needs.pods().serviceAccounts().stream()
        .map(
            account ->
                finding(account, associations.find(needs.pods().namespace(), account), access))
        .toList();
  }

  private static Finding finding(
      String account, Optional<Association> found, Subject.Access access) {
    String what = "service account " + account;
    if (found.isEmpty()) {
      return Finding.fail(
          what + " is not associated with " + access.role(), "associate it: " + access.mend());
    }
    return found.get().role().equals(access.role().toString())
        ? Finding.ok(what + " is associated with " + access.role())
        : Finding.fail(
            what + " is associated with " + found.get().role() + ", not with " + access.role(),
            "remove that association: aws eks delete-pod-identity-association --cluster-name "
                + access.eksCluster()
                + " --association-id "
                + found.get().id()
                + ", then "
                + access.mend());
  }
}
