package io.sluice.deployer.aws.role;

import io.sluice.deployer.aws.Aws;
import io.sluice.deployer.aws.AwsException;
import io.sluice.deployer.aws.iam.OidcProvider;
import io.sluice.deployer.aws.iam.PolicyDocument;
import io.sluice.deployer.aws.iam.RoleNeeds;
import io.sluice.deployer.aws.iam.TrustPolicy;
import io.sluice.deployer.spec.AwsIdentity;
import io.sluice.deployer.spec.RoleArn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares a role with what it needs. Changes nothing. */
public final class RolePlanner {
  private final Aws aws;
  private final RoleNeeds needs;
  private final PodAccess access;
  private final Roles roles;
  private final List<Change> changes = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /**
   * @param needs what the role needs
   * @param access how its pods come to it
   */
  public RolePlanner(Aws aws, RoleNeeds needs, PodAccess access) {
    this.aws = aws;
    this.needs = needs;
    this.access = access;
    this.roles = new Roles(aws);
  }

  /**
   * What is to be changed.
   *
   * @throws AwsException if AWS refuses, or the policies would be longer than IAM takes
   */
  public RolePlan plan() {
    changes.clear();
    notes.clear();
    notes.addAll(needs.notes());
    LiveRole live = roles.find(role()).orElse(null);
    trust(live);
    policy(live);
    new AssociationPlan(needs, access).add(changes, notes);
    return new RolePlan(role(), changes, notes);
  }

  private RoleArn role() {
    return needs.role();
  }

  private void trust(@Nullable LiveRole live) {
    PolicyDocument before = live == null ? PolicyDocument.empty() : live.trust();
    PolicyDocument after =
        TrustPolicy.adding(before, needs.trust(access.identity(), access.issuer()));
    if (after.length() > TrustPolicy.LONGEST) {
      throw new AwsException(
          "the trust policy of role "
              + role().name()
              + " would have "
              + after.length()
              + " characters, and IAM takes "
              + TrustPolicy.LONGEST,
          "take statements out that are not needed, give the deployment a role of its own, or use"
              + " Pod Identity (--identity pod-identity)");
    }
    notes.addAll(TrustPolicy.notes(after));
    if (live == null) {
      changes.add(new Change(Change.Kind.CREATE_ROLE, role().toString(), null, after));
    } else if (!after.equals(before)) {
      changes.add(new Change(Change.Kind.CHANGE_TRUST, role().name(), before, after));
    }
    provider();
  }

  private void provider() {
    if (access.identity() != AwsIdentity.IRSA) {
      return;
    }
    String provider = OidcProvider.of(role(), access.issuer()).arn();
    if (!roles.isRegistered(provider)) {
      notes.add(
          provider
              + " is not registered in IAM, so nobody can assume the role yet; register it with"
              + " 'eksctl utils associate-iam-oidc-provider --cluster NAME --approve'");
    }
  }

  private void policy(@Nullable LiveRole live) {
    PolicyDocument before = live == null ? null : live.policy(needs.policyName());
    BucketKeys keys = BucketKeys.of(aws, needs.buckets(), role().account());
    notes.addAll(keys.notes());
    PolicyDocument after = withKept(needs.policy(keys.keys()), before, keys);
    requireRoom(live, after);
    if (after.statements().isEmpty()) {
      if (before != null) {
        changes.add(new Change(Change.Kind.REMOVE_POLICY, needs.policyName(), before, null));
      }
    } else if (before == null || !before.saysTheSameAs(after)) {
      changes.add(new Change(Change.Kind.WRITE_POLICY, needs.policyName(), before, after));
    }
  }

  /** With what is permitted already for the keys of buckets that could not be asked about. */
  private static PolicyDocument withKept(
      PolicyDocument policy, @Nullable PolicyDocument before, BucketKeys keys) {
    if (before == null) {
      return policy;
    }
    PolicyDocument with = policy;
    for (String bucket : keys.unknown().keySet()) {
      with = before.statement(RoleNeeds.sidOfKey(bucket)).map(with::with).orElse(with);
    }
    return with;
  }

  private void requireRoom(@Nullable LiveRole live, PolicyDocument after) {
    int others =
        live == null
            ? 0
            : live.inline().entrySet().stream()
                .filter(one -> !one.getKey().equals(needs.policyName()))
                .mapToInt(one -> one.getValue().length())
                .sum();
    if (others + after.length() > LiveRole.LONGEST_INLINE) {
      throw new AwsException(
          "the inline policies of role "
              + role().name()
              + " would have "
              + (others + after.length())
              + " characters, and IAM takes "
              + LiveRole.LONGEST_INLINE
              + " for all of them",
          "give the deployment a role of its own (executionRoleArn)");
    }
  }
}
