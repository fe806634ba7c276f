package io.sluice.deployer.cluster.access;

import io.sluice.deployer.cluster.live.Tree;
import io.sluice.deployer.spec.SluiceAnnotations;

/** What says that Sluice has made something, so that it may remove it again. */
final class Ownership {
  /** The label of Role and RoleBinding. */
  static final String LABEL = "app.kubernetes.io/managed-by";

  /** Its value. */
  static final String OURS = "sluice";

  /** The annotation of {@code aws-auth}, since an entry of {@code mapRoles} has no place for it. */
  static final String MAPPING = SluiceAnnotations.PREFIX + "emr-containers-mapping";

  private Ownership() {}

  static boolean isOurs(Tree live) {
    return live.text("metadata", "labels", LABEL).filter(OURS::equals).isPresent();
  }
}
