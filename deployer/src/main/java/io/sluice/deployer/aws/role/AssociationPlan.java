package io.sluice.deployer.aws.role;

import io.sluice.deployer.aws.AwsException;
import io.sluice.deployer.aws.eks.Association;
import io.sluice.deployer.aws.eks.Associations;
import io.sluice.deployer.aws.iam.RoleNeeds;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The associations of Pod Identity that are wanted, or no longer. */
final class AssociationPlan {
  /** Beyond that, credentials of pods were seen to fail for their size (EKS, Pod Identity). */
  private static final int LONG_NAME = 100;

  private final RoleNeeds needs;
  private final @Nullable Associations associations;

  AssociationPlan(RoleNeeds needs, PodAccess access) {
    this.needs = needs;
    this.associations = access.associations();
  }

  /** Adds those that are missing. */
  void add(List<Change> changes, List<String> notes) {
    if (associations == null) {
      return;
    }
    for (String account : needs.pods().serviceAccounts()) {
      Optional<Association> found = associations.find(needs.pods().namespace(), account);
      found.ifPresent(this::requireSameRole);
      if (found.isEmpty()) {
        changes.add(Change.of(Change.Kind.ASSOCIATE, account));
      }
      if (account.length() > LONG_NAME) {
        notes.add(
            "the service account's name has "
                + account.length()
                + " characters; with long names of cluster and pods Pod Identity fails for their"
                + " size, so a shorter role name is safer");
      }
    }
    notes.add(
        "Pod Identity works only where the add-on eks-pod-identity-agent runs, and nodes may"
            + " eks-auth:AssumeRoleForPodIdentity");
  }

  /** Adds the removal of those that Sluice made. */
  void remove(List<Change> changes, List<String> notes) {
    if (associations == null) {
      return;
    }
    for (String account : needs.pods().serviceAccounts()) {
      associations
          .find(needs.pods().namespace(), account)
          .filter(one -> one.role().equals(needs.role().toString()))
          .ifPresent(
              one -> {
                if (one.ours()) {
                  changes.add(Change.of(Change.Kind.DISSOCIATE, account));
                } else {
                  notes.add(
                      "the Pod Identity association of " + account + " is not Sluice's; it stays");
                }
              });
    }
  }

  private void requireSameRole(Association found) {
    if (!found.role().equals(needs.role().toString())) {
      throw new AwsException(
          "service account "
              + found.namespace()
              + "/"
              + found.serviceAccount()
              + " is associated with "
              + found.role()
              + ", not with "
              + needs.role(),
          "remove that association first: aws eks delete-pod-identity-association --association-id "
              + found.id());
    }
  }
}
