package io.sluice.deployer.describe;

import io.sluice.deployer.options.FlinkDuration;
import io.sluice.deployer.spec.S3Uri;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The builder's group for savepoints; a stateful job takes one before it is deleted. */
public final class Savepoints {
  private @Nullable S3Uri directory;
  private @Nullable Duration interval;
  private boolean onDeletion = true;

  Savepoints() {}

  /** Where they lie; below the state's root where nothing is said. */
  public Savepoints directory(S3Uri place) {
    this.directory = place;
    return this;
  }

  /** The operator takes one in this interval. */
  public Savepoints every(Duration interval) {
    this.interval = interval;
    return this;
  }

  /** Deletion of the resource drops the state. */
  public Savepoints notOnDeletion() {
    this.onDeletion = false;
    return this;
  }

  void describe(Map<String, String> options, Context context) {
    if (!context.stateful() && !(context.session() && directory != null)) {
      return;
    }
    S3Uri place = directory == null ? context.stateOf("savepoints") : directory;
    if (place != null) {
      options.put(context.options().savepointDir(), place.toString());
    }
    if (interval != null) {
      options.put("kubernetes.operator.periodic.savepoint.interval", FlinkDuration.write(interval));
    }
    if (onDeletion && place != null) {
      options.put("kubernetes.operator.job.savepoint-on-deletion", "true");
    }
  }
}
