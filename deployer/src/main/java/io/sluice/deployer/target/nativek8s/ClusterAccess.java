package io.sluice.deployer.target.nativek8s;

/** What the JobManager's service account is allowed to do. */
public enum ClusterAccess {
  /** A Role of its own with no more than Flink needs. */
  LEAST,
  /**
   * The ClusterRole {@code edit}, in every namespace, by a ClusterRoleBinding: what the guide's
   * commands do.
   */
  EDIT
}
