package io.sluice.deployer.aws.role;

import io.sluice.deployer.aws.Aws;
import io.sluice.deployer.aws.eks.Associations;
import io.sluice.deployer.aws.iam.PolicyDocument;
import io.sluice.deployer.aws.iam.RoleNeeds;
import java.util.Objects;
import java.util.function.Consumer;

/** Makes the changes of a plan, one after another; interrupted, a new plan has the rest. */
public final class RoleChanges {
  private final RoleNeeds needs;
  private final PodAccess access;
  private final Roles roles;

  public RoleChanges(Aws aws, RoleNeeds needs, PodAccess access) {
    this.needs = needs;
    this.access = access;
    this.roles = new Roles(aws);
  }

  /**
   * Makes them.
   *
   * @param made is told of each that is made
   * @throws io.sluice.deployer.aws.AwsException if AWS refuses one; those before it are made
   */
  public void make(RolePlan plan, Consumer<Change> made) {
    for (Change change : plan.changes()) {
      make(change);
      made.accept(change);
    }
  }

  private void make(Change change) {
    switch (change.kind()) {
      case CREATE_ROLE -> roles.create(needs.role(), after(change));
      case CHANGE_TRUST -> roles.trust(needs.role(), after(change));
      case WRITE_POLICY -> roles.put(needs.role(), change.target(), after(change));
      case REMOVE_POLICY -> roles.remove(needs.role(), change.target());
      case DELETE_ROLE -> roles.delete(needs.role());
      case ASSOCIATE ->
          associations().create(needs.pods().namespace(), change.target(), needs.role().toString());
      case DISSOCIATE ->
          associations()
              .find(needs.pods().namespace(), change.target())
              .ifPresent(associations()::delete);
    }
  }

  private Associations associations() {
    return Objects.requireNonNull(access.associations());
  }

  private static PolicyDocument after(Change change) {
    return Objects.requireNonNull(change.after());
  }
}
