package io.sluice.deployer.cluster.access;

import java.util.List;

/**
 * What is to be changed in a cluster.
 *
 * @param namespace the namespace that it is about
 * @param changes in the order in which they are made; none where there is nothing to do
 * @param notes what else a user should know
 */
public record AccessPlan(String namespace, List<AccessChange> changes, List<String> notes) {
  public AccessPlan {
    changes = List.copyOf(changes);
    notes = List.copyOf(notes);
  }
}
