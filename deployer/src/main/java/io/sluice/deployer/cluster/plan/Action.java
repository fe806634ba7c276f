package io.sluice.deployer.cluster.plan;

/** What apply does with a resource. */
public enum Action {
  /** It is not there. */
  CREATE,
  /** It is there and otherwise. */
  CHANGE,
  /** It is as described, but Sluice has never applied it; its fields become Sluice's. */
  ADOPT,
  /** It is as described. */
  NONE
}
