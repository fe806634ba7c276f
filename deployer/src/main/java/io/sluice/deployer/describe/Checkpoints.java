package io.sluice.deployer.describe;

import io.sluice.deployer.options.FlinkDuration;
import io.sluice.deployer.spec.S3Uri;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The builder's group for checkpoints. A stateful job has them unless said otherwise: every minute,
 * exactly once, incremental in RocksDB, the last three kept also when the job is cancelled.
 */
public final class Checkpoints {
  private static final Duration DEFAULT_INTERVAL = Duration.ofMinutes(1);
  private static final int DEFAULT_RETAINED = 3;

  private Duration interval = DEFAULT_INTERVAL;
  private int retained = DEFAULT_RETAINED;
  private String mode = "EXACTLY_ONCE";
  private String backend = "rocksdb";
  private boolean asked;
  private @Nullable S3Uri directory;
  private @Nullable Duration timeout;
  private @Nullable Duration pause;
  private boolean unaligned;

  Checkpoints() {}

  /**
   * Where they lie; {@code s3p://} is the connector to use (guide, "Conectores de Flink de S3").
   */
  public Checkpoints directory(S3Uri place) {
    this.directory = place;
    this.asked = true;
    return this;
  }

  /** The time from the start of one to the start of the next, at least 10 ms. */
  public Checkpoints every(Duration interval) {
    this.interval = interval;
    this.asked = true;
    return this;
  }

  /** How long one may take. */
  public Checkpoints timeout(Duration timeout) {
    this.timeout = timeout;
    return this;
  }

  /** The least time between the end of one and the start of the next. */
  public Checkpoints pause(Duration pause) {
    this.pause = pause;
    return this;
  }

  /** How many are kept, at least 1. */
  public Checkpoints retained(int count) {
    this.retained = count;
    return this;
  }

  /** Records may be processed twice after a failure; barriers are not aligned. */
  public Checkpoints atLeastOnce() {
    this.mode = "AT_LEAST_ONCE";
    return this;
  }

  /** Barriers overtake records, for jobs under backpressure. */
  public Checkpoints unaligned() {
    this.unaligned = true;
    return this;
  }

  /** State on the heap: fast, and as large as the heap at most. */
  public Checkpoints onHeap() {
    this.backend = "hashmap";
    return this;
  }

  void describe(Map<String, String> options, Context context) {
    if (!context.stateful() && !asked) {
      return;
    }
    S3Uri place = directory == null ? context.stateOf("checkpoints") : directory;
    if (place != null) {
      options.put(context.options().checkpointDir(), place.toString());
    }
    options.put(OptionNames.CHECKPOINT_INTERVAL, FlinkDuration.write(interval));
    options.put(OptionNames.CHECKPOINT_MODE, mode);
    options.put(OptionNames.CHECKPOINT_RETENTION, "RETAIN_ON_CANCELLATION");
    options.put(context.options().checkpointsRetained(), Integer.toString(retained));
    if (timeout != null) {
      options.put(OptionNames.CHECKPOINT_TIMEOUT, FlinkDuration.write(timeout));
    }
    if (pause != null) {
      options.put(OptionNames.CHECKPOINT_PAUSE, FlinkDuration.write(pause));
    }
    if (unaligned) {
      options.put(OptionNames.UNALIGNED, "true");
    }
    options.put(OptionNames.BACKEND, backend);
    if (backend.equals("rocksdb")) {
      options.put(context.options().incremental(), "true");
    }
  }
}
