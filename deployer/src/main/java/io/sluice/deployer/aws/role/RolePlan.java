package io.sluice.deployer.aws.role;

import io.sluice.deployer.spec.RoleArn;
import java.util.List;

/**
 * What is to be changed for a role to be as it should.
 *
 * @param role the role
 * @param changes in the order in which they are made; empty where there is nothing to do
 * @param notes what else a user should know
 */
public record RolePlan(RoleArn role, List<Change> changes, List<String> notes) {
  public RolePlan {
    changes = List.copyOf(changes);
    notes = List.copyOf(notes);
  }

  /** Whether anything is to be changed. */
  public boolean changed() {
    return !changes.isEmpty();
  }
}
