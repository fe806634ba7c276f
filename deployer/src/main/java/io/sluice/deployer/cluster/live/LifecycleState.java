package io.sluice.deployer.cluster.live;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a resource stands in its life, as the operator says ({@code status.lifecycleState}). */
public enum LifecycleState {
  CREATED,
  SUSPENDED,
  UPGRADING,
  DEPLOYED,
  STABLE,
  ROLLING_BACK,
  ROLLED_BACK,
  FAILED,
  DELETING,
  DELETED,
  /** The operator has said nothing yet, or something that Sluice does not know. */
  UNKNOWN;

  /** The state of this name, in whichever case. */
  static LifecycleState of(@Nullable Object text) {
    try {
      return text == null ? UNKNOWN : valueOf(text.toString().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      return UNKNOWN;
    }
  }
}
