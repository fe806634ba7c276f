package io.sluice.deployer.cluster.access;

import java.util.Optional;

/**
 * A change, and how it is made.
 *
 * @param change what it is
 * @param carryOut makes it
 */
record Step(AccessChange change, Runnable carryOut) {
  static Optional<Step> of(Optional<AccessChange> change, Runnable carryOut) {
    return change.map(made -> new Step(made, carryOut));
  }
}
