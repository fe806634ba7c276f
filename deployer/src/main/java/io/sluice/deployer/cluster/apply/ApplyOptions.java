package io.sluice.deployer.cluster.apply;

import org.jspecify.annotations.Nullable;

/**
 * What a user allows.
 *
 * @param allowStateLoss the name of the deployment whose state may be lost; null for none
 * @param takeOver whether fields that others have set are taken from them
 */
public record ApplyOptions(@Nullable String allowStateLoss, boolean takeOver) {
  /** Nothing that could hurt. */
  public static final ApplyOptions CAREFUL = new ApplyOptions(null, false);
}
