package io.sluice.deployer.aws.role;

import io.sluice.deployer.aws.Aws;
import io.sluice.deployer.aws.iam.PolicyDocument;
import io.sluice.deployer.aws.iam.RoleNeeds;
import io.sluice.deployer.aws.iam.TrustPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what of a role is Sluice's for one deployment, to take it out. Changes nothing. */
public final class RemovalPlanner {
  private final RoleNeeds needs;
  private final PodAccess access;
  private final Roles roles;

  /**
   * @param needs what the role was given
   * @param access how its pods came to it
   */
  public RemovalPlanner(Aws aws, RoleNeeds needs, PodAccess access) {
    this.needs = needs;
    this.access = access;
    this.roles = new Roles(aws);
  }

  /** What is to be taken out; nothing where there is no such role. */
  public RolePlan plan() {
    List<Change> changes = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    Optional<LiveRole> live = roles.find(needs.role());
    List<String> others = live.map(this::others).orElse(List.of());
    if (!others.isEmpty()) {
      notes.add("the trust stays: " + String.join(", ", others) + " of this role need it, too");
    } else {
      new AssociationPlan(needs, access).remove(changes, notes);
    }
    live.ifPresent(role -> remove(role, others.isEmpty(), changes));
    return new RolePlan(needs.role(), changes, notes);
  }

  private void remove(LiveRole role, boolean trustToo, List<Change> changes) {
    PolicyDocument policy = role.policy(needs.policyName());
    if (policy != null) {
      changes.add(new Change(Change.Kind.REMOVE_POLICY, needs.policyName(), policy, null));
    }
    PolicyDocument after =
        trustToo
            ? TrustPolicy.removing(role.trust(), needs.trust(access.identity(), access.issuer()))
            : role.trust();
    int left = role.inline().size() - (policy == null ? 0 : 1);
    if (role.ours() && TrustPolicy.trustsNobody(after) && left == 0 && role.attached() == 0) {
      changes.add(new Change(Change.Kind.DELETE_ROLE, needs.role().toString(), role.trust(), null));
    } else if (!after.equals(role.trust())) {
      changes.add(new Change(Change.Kind.CHANGE_TRUST, needs.role().name(), role.trust(), after));
    }
  }

  /** The other policies of ours in a role for the same service accounts. */
  private List<String> others(LiveRole role) {
    return needs.pods().sharesTrust()
        ? role.inline().keySet().stream()
            .filter(name -> name.startsWith(RoleNeeds.policyPrefix(needs.pods().namespace())))
            .filter(name -> !name.equals(needs.policyName()))
            .toList()
        : List.of();
  }
}
