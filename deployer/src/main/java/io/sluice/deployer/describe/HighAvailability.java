package io.sluice.deployer.describe;

import io.sluice.deployer.spec.S3Uri;
import org.jspecify.annotations.Nullable;

/** The builder's group for high availability of the JobManager; on, with two, unless said. */
public final class HighAvailability {
  private static final int DEFAULT_REPLICAS = 2;

  private boolean enabled = true;
  private int replicas = DEFAULT_REPLICAS;
  private @Nullable S3Uri storage;

  HighAvailability() {}

  /** Where the HA metadata lies; below the state's root where nothing is said. */
  public HighAvailability storage(S3Uri place) {
    this.storage = place;
    return this;
  }

  /** How many JobManagers, the leader included. With one, recovery waits for a new pod. */
  public HighAvailability replicas(int count) {
    this.replicas = count;
    return this;
  }

  /** One JobManager; when it is lost the job starts anew, without its progress. */
  public HighAvailability off() {
    this.enabled = false;
    return this;
  }

  boolean isEnabled() {
    return enabled;
  }

  int replicas() {
    return enabled ? replicas : 1;
  }

  @Nullable S3Uri storage(Context context) {
    if (!enabled) {
      return null;
    }
    return storage == null ? context.stateOf("ha") : storage;
  }
}
