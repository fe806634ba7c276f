package io.sluice.jobs.state;

import java.io.Serializable;
import org.apache.flink.api.common.accumulators.LongCounter;

/** One running total of an operator, made by {@link CheckpointedCounts#count(String)}. */
public final class Count implements Serializable {
  private static final long serialVersionUID = 1L;

  private final LongCounter total = new LongCounter();

  Count() {}

  /** Counts one more. */
  public void increment() {
    total.add(1L);
  }

  /** What this subtask has counted, and its share of what was counted before the restore. */
  public long value() {
    return total.getLocalValuePrimitive();
  }

  void add(long more) {
    total.add(more);
  }

  LongCounter accumulator() {
    return total;
  }
}
