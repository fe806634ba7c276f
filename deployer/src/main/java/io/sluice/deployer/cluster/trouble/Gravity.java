package io.sluice.deployer.cluster.trouble;

/** How much a trouble stands in the way, the least first. */
public enum Gravity {
  /** Often goes away by itself, such as a pod that waits for a node. */
  PASSING,
  /** Stays until somebody mends something outside, such as a Secret that is missing. */
  LASTING,
  /** Stays until the resource itself is changed, such as an entry class that is not in the jar. */
  FATAL
}
