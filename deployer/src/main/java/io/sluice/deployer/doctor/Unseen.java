package io.sluice.deployer.doctor;

import java.util.Optional;

/** What a probe that could not look is reported as. */
@FunctionalInterface
public interface Unseen {
  /** The finding that a failure is; empty for one that is a mistake of the program. */
  Optional<Finding> finding(RuntimeException failure);
}
